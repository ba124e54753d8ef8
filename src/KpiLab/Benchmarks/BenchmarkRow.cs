namespace KpiLab.Benchmarks;

/// <summary>One published figure, with where it comes from.</summary>
public sealed record BenchmarkRow
{
    /// <summary>The KPI it is about, by our id: churn-rate.</summary>
    public required string KpiId { get; init; }

    /// <summary>The exact variant that was measured: monthly_customer_churn.</summary>
    public required string Metric { get; init; }

    /// <summary>The industry it is about.</summary>
    public required string Industry { get; init; }

    /// <summary>The industry in Dutch.</summary>
    public string IndustryInDutch => BenchmarkDutch.Industry(Industry);

    /// <summary>The region it is about.</summary>
    public required string Region { get; init; }

    /// <summary>The region in Dutch.</summary>
    public string RegionInDutch => BenchmarkDutch.Region(Region);

    /// <summary>The size of company it is about; empty for all.</summary>
    public required string CompanySize { get; init; }

    /// <summary>The size of company in Dutch.</summary>
    public string CompanySizeInDutch => BenchmarkDutch.Size(CompanySize);

    /// <summary>The unit as published.</summary>
    public required string Unit { get; init; }

    /// <summary>The average; null where none is published.</summary>
    public double? Typical { get; init; }

    /// <summary>The median; null where none is published.</summary>
    public double? Median { get; init; }

    /// <summary>The 25th percentile of the value; null where none is published.</summary>
    public double? P25 { get; init; }

    /// <summary>The 75th percentile of the value; null where none is published.</summary>
    public double? P75 { get; init; }

    /// <summary>The line that the source itself calls poor; null where it draws none.</summary>
    public double? Poor { get; init; }

    /// <summary>The line that the source itself calls good, or its top fifth; null where it draws none.</summary>
    public double? Good { get; init; }

    /// <summary>The line that the source itself calls excellent, or its top tenth; null where it draws none.</summary>
    public double? Excellent { get; init; }

    /// <summary>Which way is better; null where it depends on the viewpoint.</summary>
    public bool? HigherIsBetter { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }

    /// <summary>In what.</summary>
    public required string Title { get; init; }

    /// <summary>When; null where that is not known.</summary>
    public int? Year { get; init; }

    /// <summary>Where it can be read; empty where there is no stable address.</summary>
    public required string Url { get; init; }

    /// <summary>"verified" when the figure was read on a page, "recalled" when it was not checked again.</summary>
    public required string Confidence { get; init; }

    /// <summary>How it was come by; begins with a tag such as [primary].</summary>
    public required string Note { get; init; }

    /// <summary>True when it is folklore, with no measurement behind it.</summary>
    public bool IsRuleOfThumb => Note.StartsWith("[rule of thumb]", StringComparison.Ordinal);

    /// <summary>True when it is about companies of every industry.</summary>
    public bool IsGeneral => Industry.Length == 0 || Industry.StartsWith("All ", StringComparison.Ordinal) || Industry.StartsWith("Any ", StringComparison.Ordinal) || Industry.StartsWith("Business economy", StringComparison.Ordinal);

    /// <summary>The median; the average where there is no median; the line called good, excellent or poor where there is neither.</summary>
    public double? Figure => Median ?? Typical ?? Good ?? Excellent ?? Poor;

    /// <summary>What a published number is multiplied by to compare with a KPI: 0.01 for percentages, which KPIs keep as fractions.</summary>
    public double Scale => Unit.StartsWith('%') ? 0.01 : 1;
}
