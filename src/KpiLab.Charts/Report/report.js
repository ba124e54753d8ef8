(function () {
  'use strict';
  var root = document.documentElement;
  var system = window.matchMedia('(prefers-color-scheme: dark)');
  var read = function (id) { return JSON.parse(document.getElementById(id).textContent); };
  var colours = read('kpilab-colours');
  var plots = Array.prototype.slice.call(document.querySelectorAll('.plot'));
  var printing = false;
  // Texts are never looked at: only colours change with the theme.
  var texts = { text: 1, hovertext: 1, ticktext: 1, name: 1, dictionary: 1 };

  function isDark() {
    return !printing && (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  }

  function painted(value) {
    if (typeof value === 'string') return Object.prototype.hasOwnProperty.call(colours, value) ? colours[value] : value;
    if (Array.isArray(value)) return value.map(painted);
    if (value === null || typeof value !== 'object') return value;
    var copy = {};
    Object.keys(value).forEach(function (key) { copy[key] = texts[key] ? value[key] : painted(value[key]); });
    return copy;
  }

  function draw(plot) {
    var figure = read(plot.dataset.figure);
    if (isDark()) figure = painted(figure);
    var width = printing ? 335 : plot.clientWidth;
    figure.layout.width = width;
    if (width < 480) {
      figure.layout.font.size = 11;
      figure.layout.margin.l = 8;
      figure.layout.margin.r = 8;
    }
    figure.config.responsive = false;
    figure.config.displayModeBar = false;
    return window.Plotly.react(plot, figure.data, figure.layout, figure.config);
  }

  function drawAll() {
    plots.forEach(draw);
    root.dataset.drawn = String(plots.length);
  }

  var button = document.getElementById('kpilab-theme');
  button.hidden = false;
  button.addEventListener('click', function () {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    drawAll();
  });
  system.addEventListener('change', drawAll);
  window.addEventListener('beforeprint', function () { printing = true; drawAll(); });
  window.addEventListener('afterprint', function () { printing = false; drawAll(); });
  var width = window.innerWidth, waiting = 0;
  window.addEventListener('resize', function () {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(drawAll, 120);
  });
  drawAll();
})();
