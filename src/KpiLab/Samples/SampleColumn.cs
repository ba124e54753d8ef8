namespace KpiLab.Samples;

internal enum SampleKind
{
    Text,
    Date,
    Number,
    Money,
    Flag,
}

/// <summary>A column: its name in the plain file and in the Dutch export, and whether the export ends in its total.</summary>
internal sealed record SampleColumn(string Name, string Dutch, SampleKind Kind = SampleKind.Text, bool Totalled = false);

/// <summary>How the Dutch export of a table looks: the lines above its header, what stands for a missing value, the mark before money, the separator.</summary>
internal sealed record OfficeStyle(string File, string[] Above, string Missing = "", string Currency = "", char Separator = ';');
