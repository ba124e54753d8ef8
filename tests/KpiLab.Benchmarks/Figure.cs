using System.Diagnostics;
using System.Globalization;

namespace KpiLab.Benchmarks;

/// <summary>How long a task takes, and what it finds.</summary>
/// <param name="Task">The task.</param>
/// <param name="Seconds">The median.</param>
/// <param name="Check">A number that says what was found.</param>
internal sealed record Figure(string Task, double Seconds, double Check)
{
    /// <summary>Measures a task.</summary>
    /// <param name="task">Its name.</param>
    /// <param name="repeats">How often it is done.</param>
    /// <param name="work">The work.</param>
    /// <param name="before">What is done before each time, and not measured.</param>
    public static Figure Of(string task, int repeats, Func<double> work, Action? before = null)
    {
        var seconds = new double[repeats];
        var check = 0.0;
        for (var i = 0; i < repeats; i++)
        {
            before?.Invoke();
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            check = work();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        return new(task, seconds[repeats / 2], check);
    }

    /// <summary>The figure as a line of JSON.</summary>
    public string ToJson() => string.Create(CultureInfo.InvariantCulture, $$"""{"task":"{{Task}}","seconds":{{Seconds:R}},"check":{{Check:R}}}""");
}
