// Draws every figure of the page, in the colours of the page, and again when those change.
(() => {
  const darkOf = JSON.parse(document.getElementById('colours').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let printing = false;
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // The colours of KpiLab's charts have a dark counterpart; texts are left alone.
  const texts = new Set(['text', 'hovertext', 'ticktext', 'name', 'x', 'y']);
  const repainted = value => typeof value === 'string' ? darkOf[value] ?? value
    : Array.isArray(value) ? value.map(repainted)
    : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, texts.has(key) ? part : repainted(part)]))
    : value;

  const themed = (layout, width) => {
    const [ink, edge] = [colour('--ink'), colour('--edge')];
    const result = { ...layout, paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', width };
    result.font = { ...layout.font, color: ink, family: getComputedStyle(document.body).fontFamily, size: width < 480 ? 11 : layout.font?.size ?? 13 };
    for (const axis of new Set(['xaxis', 'yaxis', ...Object.keys(layout).filter(key => /^[xy]axis\d*$/.test(key))])) {
      result[axis] = { gridcolor: edge, zerolinecolor: edge, linecolor: edge, automargin: true, ...layout[axis] };
    }
    const side = width < 480 ? 8 : 16;
    result.margin = { b: 44, ...layout.margin, l: Math.min(layout.margin?.l ?? 48, width < 480 ? 8 : 80), r: side, t: layout.title ? 56 : 24 };
    result.hoverlabel = { bgcolor: colour('--card'), bordercolor: edge, font: { color: ink }, ...layout.hoverlabel };
    return result;
  };

  const figures = [...document.querySelectorAll('figure.plotly')].map(figure => ({
    plot: figure.querySelector('.plot'), content: JSON.parse(figure.querySelector('script').textContent),
  }));
  const draw = () => {
    for (const { plot, content } of figures) {
      const { data = [], layout = {} } = dark.matches && !printing ? repainted(content) : content;
      Plotly.react(plot, structuredClone(data), themed(layout, printing ? 640 : plot.clientWidth), { ...content.config, responsive: false, displaylogo: false, displayModeBar: false });
    }
    document.documentElement.dataset.drawn = String(figures.length);
  };

  draw();
  dark.addEventListener('change', draw);
  addEventListener('beforeprint', () => { printing = true; draw(); });
  addEventListener('afterprint', () => { printing = false; draw(); });
  let width = innerWidth, waiting = 0;
  addEventListener('resize', () => {
    if (innerWidth === width) return;
    width = innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(draw, 120);
  });
})();
