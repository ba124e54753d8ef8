namespace KpiLab.Notebooks.Documents;

/// <summary>How nbformat treats the kinds of data in an output.</summary>
internal static class MimeTypes
{
    /// <summary>True for data that is JSON itself and stays as it is.</summary>
    public static bool IsJson(string mime) =>
        mime == "application/json" || (mime.StartsWith("application/", StringComparison.Ordinal) && mime.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>True for texts that are stored as a list of lines.</summary>
    public static bool IsSplit(string mime) =>
        mime.StartsWith("text/", StringComparison.Ordinal) || mime is "application/javascript" or "image/svg+xml";
}
