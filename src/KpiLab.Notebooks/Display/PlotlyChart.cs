using System.Net;
using System.Security.Cryptography;
using System.Text;
using KpiLab.Charts;
using Plotly.NET;

namespace KpiLab.Notebooks.Display;

/// <summary>A chart of Plotly.NET as a figure for front ends that draw figures, and as HTML for those that do not.</summary>
internal static class PlotlyChart
{
    /// <summary>The chart's representations.</summary>
    public static MimeBundle Format(GenericChart chart)
    {
        var figure = ChartJson.Of(chart);
        return new([new(MimeBundle.Plotly, figure), new(MimeBundle.Html, Html(figure)), new(MimeBundle.Plain, "Plotly chart")]);
    }

    /// <summary>A place for the chart and the script that draws it, with the plotly.js of the page.</summary>
    /// <param name="figureJson">The figure, safe inside a script element.</param>
    /// <remarks>The id is that of the content, so that the same chart gives the same text.</remarks>
    public static string Html(string figureJson)
    {
        var id = "kpilab-chart-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figureJson)))[..12];
        return $$"""
            <div class="{{WebUtility.HtmlEncode(id)}}" style="width:100%;min-height:380px"></div>
            <script>(function () {
              var figure = {{figureJson}}, tries = 0;
              function draw() {
                var places = document.querySelectorAll('.{{id}}:not([data-drawn])');
                if (!window.Plotly) {
                  if (++tries < 100) { setTimeout(draw, 100); return; }
                  places.forEach(function (place) { place.textContent = 'The chart library is in the output of a cell that has not been run since this page was opened. Run all cells to draw this chart.'; place.style.minHeight = '0'; });
                  return;
                }
                places.forEach(function (place) {
                  place.setAttribute('data-drawn', '');
                  window.Plotly.newPlot(place, figure.data, figure.layout || {}, Object.assign({ responsive: true }, figure.config));
                });
              }
              draw();
            })();</script>
            """;
    }
}
