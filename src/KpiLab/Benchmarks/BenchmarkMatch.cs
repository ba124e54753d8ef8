namespace KpiLab.Benchmarks;

/// <summary>The nearest published figure, and how near it is.</summary>
/// <param name="Row">The figure.</param>
/// <param name="SameMetric">It measures the same, and not a variant that is only akin.</param>
/// <param name="SameIndustry">It is about the industry that was asked for.</param>
/// <param name="SameSize">It is about companies of the size that was asked for, or of any size where none was.</param>
/// <param name="SameRegion">It is about the region that was asked for.</param>
public sealed record BenchmarkMatch(BenchmarkRow Row, bool SameMetric, bool SameIndustry, bool SameSize, bool SameRegion);
