function(id, formulas, model){
'use strict';
const svgNs = 'http://www.w3.org/2000/svg';
const say = (text, ...parts) => text.replace(/\{(\d)\}/g, (_, i) => parts[i]);

// Numbers as the library writes them: a true minus sign, separators of the language.
function fixed(value, decimals) {
  const [whole, part] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, model.dutch ? '.' : ',');
  return grouped + (part ? (model.dutch ? ',' : '.') + part : '');
}
function decimals(shown, q) {
  const size = Math.abs(shown);
  if (q.share) return size >= 10 ? 1 : 2;
  if (q.money) return size >= 10000 ? 0 : 2;
  return size >= 1000 ? 0 : size >= 100 ? 1 : 2;
}
function written(value, q, after) {
  if (!Number.isFinite(value)) return model.text.none;
  const shown = value * q.scale, number = fixed(shown, decimals(shown, q));
  return (shown < 0 && /[1-9]/.test(number) ? '−' : '') + q.before + number + (after === undefined ? q.after : after);
}
function difference(value, q) {
  if (!Number.isFinite(value)) return '';
  return (value > 0 ? '+' : '') + written(value, q, q.share ? ' ' + model.text.points : undefined);
}

function start(root) {
  root.dataset.ready = 'true';
  const begin = Float64Array.from(model.all, v => v === null ? NaN : v);
  const now = Float64Array.from(begin);
  const base = formulas(begin);
  let focus = model.outputs.find(o => o.name === model.focus), last = model.inputs[0], touched = false, pending = 0, speaking = 0;
  const rows = model.inputs.map((input, k) => ({input, row: root.querySelectorAll('.ke-row')[k]}))
    .map(r => ({...r, slider: r.row.querySelector('input[type=range]'), number: r.row.querySelector('input[type=number]')}));
  const cards = model.outputs.map((output, k) => ({output, card: root.querySelectorAll('.ke-card')[k]}))
    .map(c => ({...c, value: c.card.querySelector('output'), small: c.card.querySelector('small')}));
  const code = root.querySelector('.ke-code'), status = root.querySelector('.ke-status');
  const tornado = root.querySelector('.ke-tornado'), curve = root.querySelector('.ke-curve');

  const clamp = (input, v) => Math.min(input.most ?? Infinity, Math.max(input.least ?? -Infinity, v));
  const at = (input, v) => { const x = Float64Array.from(now); x[input.i] = v; return formulas(x)[focus.name]; };

  // The value counts at once; what follows from it is drawn once a frame.
  const soon = f => { cancelAnimationFrame(pending); pending = requestAnimationFrame(f); };
  function set(r, value, from) {
    now[r.input.i] = clamp(r.input, value);
    last = r.input;
    touched = true;
    soon(() => show(from));
  }
  function show(from) {
    const values = formulas(now);
    for (const r of rows) {
      const v = now[r.input.i];
      if (from !== r.slider) r.slider.value = v;
      if (from !== r.number) r.number.value = +(v * r.input.scale).toPrecision(6);
      r.slider.setAttribute('aria-valuetext', written(v, r.input));
      r.row.classList.toggle('ke-changed', v !== begin[r.input.i]);
    }
    for (const c of cards) {
      const v = values[c.output.name], d = v - base[c.output.name];
      c.value.textContent = written(v, c.output, c.output.share ? c.output.after.slice(0, c.output.after.indexOf('%') + 1) : '');
      c.value.dataset.value = v;
      c.small.textContent = d ? (c.output.better && Number.isFinite(d) ? (d * c.output.better > 0 ? '▲ ' : '▼ ') : '') + difference(d, c.output) : '';
    }
    code.value = csharp();
    drawTornado(values[focus.name]);
    drawCurve(values[focus.name]);
    clearTimeout(speaking);
    if (from) speaking = setTimeout(() => { status.textContent = focus.label + ': ' + written(values[focus.name], focus); }, 600);
  }
  function csharp() {
    const changes = rows.filter(r => now[r.input.i] !== begin[r.input.i]).map(r => '(' + JSON.stringify(r.input.name) + ', Change.To(' + now[r.input.i] + '))');
    return model.variable + (changes.length ? '.With(' + changes.join(', ') + ')' : '');
  }

  function node(parent, name, attributes, text) {
    const element = document.createElementNS(svgNs, name);
    for (const a in attributes) element.setAttribute(a, attributes[a]);
    if (text !== undefined) element.textContent = text;
    parent.appendChild(element);
    return element;
  }
  function open(figure, height, title) {
    const svg = figure.querySelector('svg');
    svg.textContent = '';
    svg.setAttribute('viewBox', '0 0 640 ' + height);
    svg.setAttribute('aria-label', title);
    figure.querySelector('figcaption').textContent = title;
    return svg;
  }
  function drawTornado(value) {
    const bars = rows.map(r => {
      const v = now[r.input.i], reach = Math.abs(v) * .1;
      return {input: r.input, label: r.input.label, low: at(r.input, clamp(r.input, v - reach)), high: at(r.input, clamp(r.input, v + reach))};
    }).filter(b => Number.isFinite(b.low) && Number.isFinite(b.high) && b.low !== b.high)
      .sort((a, b) => { const x = Math.abs(a.high - a.low), y = Math.abs(b.high - b.low); return Math.abs(y - x) <= 1e-9 * Math.max(x, y) ? 0 : y - x; }).slice(0, 8);
    if (!touched && bars.length) last = bars[0].input;
    const order = bars.length ? [Math.min(bars[0].low, bars[0].high), Math.max(bars[0].low, bars[0].high)] : [];
    const title = bars.length && Number.isFinite(value) ? say(model.text.most, focus.label, bars[0].label, written(order[0], focus, ''), written(order[1], focus)) : say(model.text.fixedOutput, focus.label);
    const svg = open(tornado, bars.length * 24 + 8, title);
    const all = bars.flatMap(b => [b.low, b.high]).concat(value), low = Math.min(...all), high = Math.max(...all);
    const x = v => 200 + 360 * (v - low) / (high - low || 1);
    bars.forEach((b, k) => {
      node(svg, 'text', {x: 192, y: k * 24 + 17, 'text-anchor': 'end'}, b.label);
      for (const [end, kind] of [[b.low, 'ke-bar ke-low'], [b.high, 'ke-bar']])
        node(svg, 'rect', {class: kind, x: Math.min(x(value), x(end)), y: k * 24 + 4, width: Math.abs(x(end) - x(value)), height: 16});
      node(svg, 'text', {x: 568, y: k * 24 + 17}, written(Math.abs(b.high - b.low), focus, focus.share ? '%' : ''));
    });
    if (bars.length) node(svg, 'line', {class: 'ke-axis', x1: x(value), x2: x(value), y1: 0, y2: bars.length * 24 + 6});
  }
  function drawCurve(value) {
    const from = Math.min(last.low, now[last.i]), to = Math.max(last.high, now[last.i]), points = [];
    for (let k = 0; k <= 80; k++) {
      const v = from + (to - from) * k / 80, y = at(last, v);
      if (Number.isFinite(y)) points.push([v, y]);
    }
    let zero;
    for (let k = 1; k < points.length && zero === undefined; k++) {
      if (points[k - 1][1] * points[k][1] < 0) {
        let [a, fa] = points[k - 1], b = points[k][0];
        for (let n = 0; n < 60; n++) { const m = (a + b) / 2, fm = at(last, m); if (fa * fm <= 0) b = m; else { a = m; fa = fm; } }
        zero = (a + b) / 2;
      }
    }
    const title = zero === undefined ? say(model.text.curve, focus.label, last.label.toLowerCase()) : say(model.text.cross, focus.label, last.label.toLowerCase(), written(zero, last));
    const svg = open(curve, 210, title);
    if (points.length < 2) return;
    // A curve that runs off near a pole is cut at what most of it spans.
    const sorted = points.map(p => p[1]).sort((a, b) => a - b), part = p => sorted[Math.round(p * (sorted.length - 1))];
    const wild = part(1) - part(0) > 4 * (part(.9) - part(.1)), q = p => part(wild ? p : Math.round(p));
    const low = Math.min(q(.1), Number.isFinite(value) ? value : q(.1), zero === undefined ? Infinity : 0), high = Math.max(q(.9), Number.isFinite(value) ? value : q(.9), zero === undefined ? -Infinity : 0);
    const x = v => 90 + 530 * (v - from) / (to - from || 1), y = v => 175 - 160 * (Math.min(high, Math.max(low, v)) - low) / (high - low || 1);
    for (const tick of [low, (low + high) / 2, high]) {
      node(svg, 'line', {class: 'ke-axis', x1: 90, x2: 620, y1: y(tick), y2: y(tick)});
      node(svg, 'text', {x: 84, y: y(tick) + 4, 'text-anchor': 'end'}, written(tick, focus, focus.share ? '%' : ''));
    }
    [from, (from + to) / 2, to].forEach((tick, k) => node(svg, 'text', {x: x(tick), y: 196, 'text-anchor': ['start', 'middle', 'end'][k]}, written(tick, last)));
    if (zero !== undefined) node(svg, 'line', {class: 'ke-zero', x1: x(zero), x2: x(zero), y1: 12, y2: 178});
    node(svg, 'polyline', {class: 'ke-line', points: points.map(p => x(p[0]).toFixed(1) + ',' + y(p[1]).toFixed(1)).join(' ')});
    const started = at(last, begin[last.i]);
    if (Number.isFinite(started) && begin[last.i] !== now[last.i]) node(node(svg, 'circle', {class: 'ke-start', cx: x(begin[last.i]), cy: y(started), r: 5}), 'title', {}, model.text.now);
    if (Number.isFinite(value)) node(svg, 'circle', {class: 'ke-point', cx: x(now[last.i]), cy: y(value), r: 5});
  }

  for (const r of rows) {
    r.slider.addEventListener('input', () => set(r, +r.slider.value, r.slider));
    r.number.addEventListener('input', () => { const v = parseFloat(r.number.value); if (Number.isFinite(v)) set(r, v / r.input.scale, r.number); });
    r.number.addEventListener('change', () => soon(() => show(null)));
  }
  for (const c of cards)
    c.card.addEventListener('click', () => {
      focus = c.output;
      for (const other of cards) other.card.setAttribute('aria-pressed', String(other === c));
      show(c.card);
    });
  root.querySelector('.ke-reset').addEventListener('click', () => { now.set(begin); show(root); });
  root.querySelector('.ke-copy').addEventListener('click', async () => {
    code.focus();
    code.select();
    try { await navigator.clipboard.writeText(code.value); status.textContent = model.text.copied; }
    catch { status.textContent = document.execCommand('copy') ? model.text.copied : model.text.select; }
  });
  show(null);
}

// In a notebook the script may run before its elements stand in the page.
let tries = 0;
(function find() {
  const roots = document.querySelectorAll('.kpilab-explorer[data-model="' + id + '"]:not([data-ready])');
  roots.forEach(start);
  if (!roots.length && tries++ < 50) setTimeout(find, 100);
})();
}
