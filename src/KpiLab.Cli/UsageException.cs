namespace KpiLab.Cli;

/// <summary>An option has a value that it cannot have. The message says which it can.</summary>
internal sealed class UsageException(string message) : Exception(message);
