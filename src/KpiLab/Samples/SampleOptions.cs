namespace KpiLab.Samples;

/// <summary>How the sample company is written.</summary>
/// <param name="Seed">Start of the random streams; the same seed and scale give the same files, byte for byte, on every machine.</param>
/// <param name="Scale">Multiplies customers, and with them orders, sessions, leads, spend and survey responses; above 0. Staff, revenue, market and campaigns stay as they are.</param>
/// <param name="RawExports">Also write <c>raw-exports/</c>, the same facts as a Dutch office exports them.</param>
public sealed record SampleOptions(ulong Seed = 20260101, double Scale = 1, bool RawExports = true);
