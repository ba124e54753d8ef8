namespace KpiLab.Benchmarks;

/// <summary>The nearest published figure.</summary>
public sealed record BenchmarkMatch;
