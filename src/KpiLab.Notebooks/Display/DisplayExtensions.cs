namespace KpiLab.Notebooks.Display;

/// <summary>Shows values from the middle of a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows the value as the result of a cell is shown.</summary>
    /// <param name="value">Any value: a chart, a table, a sequence, a number.</param>
    /// <returns>What was shown, to replace it later.</returns>
    public static DisplayedValue Display(this object? value) => Show.New(value);

    /// <summary>Shows content of a MIME type as it stands.</summary>
    /// <param name="content">The content, such as HTML; it is not encoded.</param>
    /// <param name="mimeType">Its MIME type.</param>
    /// <returns>What was shown, to replace it later.</returns>
    public static DisplayedValue DisplayAs(this string content, string mimeType) =>
        Show.New(mimeType == MimeBundle.Plain ? MimeBundle.OfText(content) : new MimeBundle([new(mimeType, content), new(MimeBundle.Plain, content)]));

    /// <summary>Yields the items and shows a progress bar of how many have been taken.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items; a collection shows its share, another sequence a count.</param>
    /// <param name="title">What is going on.</param>
    public static IEnumerable<T> WithProgress<T>(this IEnumerable<T> items, string title = "")
    {
        ArgumentNullException.ThrowIfNull(items);
        return Follow(items, title);
    }

    private static IEnumerable<T> Follow<T>(IEnumerable<T> items, string title)
    {
        using var bar = new ProgressBar(items.TryGetNonEnumeratedCount(out var count) ? count : null, title);
        foreach (var item in items)
        {
            yield return item;
            bar.Advance();
        }
        bar.Complete();
    }
}
