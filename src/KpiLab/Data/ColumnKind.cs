namespace KpiLab.Data;

/// <summary>What the values of a column are.</summary>
public enum ColumnKind
{
    /// <summary>Amounts, counts and measurements; whole or not.</summary>
    Number,

    /// <summary>Names, codes and identifiers; repeated text is stored once.</summary>
    Text,

    /// <summary>Dates and date-times, without time zone.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    Flag,
}
