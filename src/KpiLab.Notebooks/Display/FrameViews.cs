using Deedle;
using Microsoft.Data.Analysis;

namespace KpiLab.Notebooks.Display;

/// <summary>Frames as tables: DataFrame and Deedle's. A table of KpiLab brings its own formatters.</summary>
internal static class FrameViews
{
    /// <summary>The view of a DataFrame.</summary>
    public static TableView Of(DataFrame frame, int rowLimit)
    {
        var columns = frame.Columns.Take(TableView.ColumnLimit).ToList();
        var rows = (int)Math.Min(rowLimit, frame.Rows.Count);
        return new(
            [.. columns.Select(column => (column.Name, ValueText.IsNumeric(column.DataType)))],
            [.. Enumerable.Range(0, rows).Select(row => columns.Select(column => ValueText.Of(column[row])).ToList())],
            frame.Rows.Count - rows, frame.Columns.Count - columns.Count);
    }

    /// <summary>The view of a Deedle frame.</summary>
    public static TableView Of<TRow, TColumn>(Frame<TRow, TColumn> frame, int rowLimit)
    {
        var columns = frame.ColumnKeys.Take(TableView.ColumnLimit).ToList();
        var series = columns.Select(key => frame.GetColumn<object>(key)).ToList();
        var rows = frame.RowKeys.Take(rowLimit).ToList();
        return new(
            [("", false), .. columns.Select((key, i) => (ValueText.Of(key), series[i].Values.FirstOrDefault() is { } first && ValueText.IsNumeric(first.GetType())))],
            [.. rows.Select(row => series.Select(column => Value(column.TryGet(row))).Prepend(ValueText.Of(row)).ToList())],
            frame.RowCount - rows.Count, frame.ColumnCount - columns.Count);
    }

    /// <summary>The view of a Deedle series.</summary>
    public static TableView Of<TKey, TValue>(Series<TKey, TValue> series, int rowLimit)
    {
        var keys = series.Keys.Take(rowLimit).ToList();
        return new(
            [("", false), ("value", ValueText.IsNumeric(typeof(TValue)))],
            [.. keys.Select(key => new List<string> { ValueText.Of(key), Value(series.TryGet(key)) })],
            series.KeyCount - keys.Count);
    }

    private static string Value<T>(OptionalValue<T> value) => value.HasValue ? ValueText.Of(value.Value) : "";
}
