namespace KpiLab.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A check or an input failed.</summary>
    public const int Failed = 1;

    /// <summary>The command was used wrongly.</summary>
    public const int WrongUsage = 2;

    /// <summary>The user stopped it with Ctrl-C, as shells number it.</summary>
    public const int Stopped = 130;
}
