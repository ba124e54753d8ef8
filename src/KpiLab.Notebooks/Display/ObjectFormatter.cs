using System.Collections;
using System.Reflection;
using Deedle;
using KpiLab.Notebooks.Session;
using Microsoft.AspNetCore.Html;
using Microsoft.Data.Analysis;

namespace KpiLab.Notebooks.Display;

/// <summary>Turns any object into a bundle: HTML where it helps, and always plain text.</summary>
internal static class ObjectFormatter
{
    /// <summary>The representations of a value.</summary>
    public static MimeBundle Format(object? value, SessionOptions options)
    {
        if (value is null)
            return MimeBundle.OfText("null");
        var type = value.GetType();
        if (type.IsPrimitive || type == typeof(string))
            return MimeBundle.OfText(value as string ?? ValueText.Of(value));
        return value as MimeBundle ?? TypeFormatters.Format(value) ?? Chart(value, type) ?? Table(value, type, options) ?? Other(value, type, options.RowLimit);
    }

    // Apart, so that the chart library is loaded only for its own objects.
    private static MimeBundle? Chart(object value, Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (current.FullName == "Plotly.NET.GenericChart")
                return OfChart(value);
        return null;
    }

    private static MimeBundle OfChart(object value) => PlotlyChart.Format((Plotly.NET.GenericChart)value);

    private static MimeBundle? Table(object value, Type type, SessionOptions options) =>
        OfFrame(value, options)?.ToBundle() ?? OfDeedle(value, type, options)?.ToBundle();

    private static TableView? OfFrame(object value, SessionOptions options) => value is DataFrame frame ? FrameViews.Of(frame, options.RowLimit) : null;

    private static TableView? OfDeedle(object value, Type type, SessionOptions options)
    {
        if (type.Namespace != "Deedle")
            return null;
        var method = typeof(ObjectFormatter).GetMethod(value is IFrame ? nameof(OfDeedleFrame) : nameof(OfDeedleSeries), BindingFlags.Static | BindingFlags.NonPublic)!;
        for (var current = type; current is not null; current = current.BaseType)
            if (current.IsGenericType && current.Name is "Frame`2" or "Series`2")
                return (TableView)method.MakeGenericMethod(current.GetGenericArguments()).Invoke(null, [value, options.RowLimit])!;
        return null;
    }

    private static TableView OfDeedleFrame<TRow, TColumn>(Frame<TRow, TColumn> frame, int rowLimit) => FrameViews.Of(frame, rowLimit);

    private static TableView OfDeedleSeries<TKey, TValue>(Series<TKey, TValue> series, int rowLimit) => FrameViews.Of(series, rowLimit);

    private static MimeBundle Other(object value, Type type, int rowLimit) => value switch
    {
        IHtmlContent html => OfHtml(html),
        Exception or Type or Delegate or Task => MimeBundle.OfText(value.ToString() ?? type.Name),
        IEnumerable sequence => ShownSequence.Of(sequence, rowLimit) ?? SequenceViews.Of(sequence, rowLimit).ToBundle(),
        _ when ValueText.IsSimple(type) => MimeBundle.OfText(ValueText.Of(value)),
        _ => SequenceViews.OfObject(value) is { } view
            ? MimeBundle.OfHtml(view.ToBundle().Content[MimeBundle.Html], HasOwnText(type) ? value.ToString() ?? "" : view.ToBundle().PlainText!)
            : MimeBundle.OfText(value.ToString() ?? type.Name),
    };

    private static bool HasOwnText(Type type) => type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType);

    private static MimeBundle OfHtml(IHtmlContent content)
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return MimeBundle.OfHtml(writer.ToString(), writer.ToString());
    }
}
