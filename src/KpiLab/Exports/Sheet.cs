using KpiLab.Data;

namespace KpiLab.Exports;

/// <summary>A table on its way to a worksheet.</summary>
/// <param name="Name">What the sheet is called.</param>
/// <param name="Table">Its rows.</param>
internal sealed record Sheet(string Name, FrameTable Table)
{
    /// <summary>How numbers are shown, by column name, as Excel writes formats; what is not named is shown as it is.</summary>
    public IReadOnlyDictionary<string, string> Formats { get; init; } = new Dictionary<string, string>();

    /// <summary>How the numbers of a row are shown, where rows differ (a scorecard); it goes before <see cref="Formats"/>, for the columns that have an empty format there.</summary>
    public IReadOnlyList<string>? RowFormats { get; init; }
}
