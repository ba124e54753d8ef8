using System.Diagnostics;
using System.Text;
using KpiLab.Data;
using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

/// <summary>What a user sees of long work.</summary>
public class WorkBarTests
{
    private sealed class Clock : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Ticks;
    }

    [Fact]
    public void Nothing_shows_within_the_first_second_and_after_it_the_file_and_its_share()
    {
        var (clock, text) = (new Clock(), new StringWriter());
        using var bar = new WorkBar(text, visible: true, clock);
        bar.Report(new LoadProgress("orders.csv", 1, 4));
        Assert.Equal("", text.ToString());
        clock.Ticks = 1000;
        bar.Report(new LoadProgress("orders.csv", 2, 4));
        Assert.Equal("\r\u001b[Korders.csv  ████████████░░░░░░░░░░░░  50 %", text.ToString());
    }

    [Fact]
    public void The_line_is_wiped_at_the_end_and_control_characters_of_a_name_do_not_reach_the_terminal()
    {
        var (clock, text) = (new Clock(), new StringWriter());
        using (var bar = new WorkBar(text, visible: true, clock))
        {
            clock.Ticks = 2000;
            bar.Report(new LoadProgress("a\u001b[31m.csv", 4, 4));
        }

        Assert.EndsWith("\r\u001b[K", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_shows_where_standard_error_is_no_terminal()
    {
        var (clock, text) = (new Clock(), new StringWriter());
        using (var bar = new WorkBar(text, visible: false, clock))
        {
            clock.Ticks = 2000;
            bar.Report(new LoadProgress("orders.csv", 2, 4));
        }

        Assert.Equal("", text.ToString());
    }

    [Fact]
    [Trait("Category", "heavy")]
    public async Task Ctrl_c_stops_a_load_with_exit_code_130_and_leaves_no_half_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        var folder = Directory.CreateTempSubdirectory("kpilab");
        var path = Path.Combine(folder.FullName, "sessions.csv");
        using (var file = new StreamWriter(path, false, new UTF8Encoding(false)))
        {
            file.WriteLine("session_id,device,converted,note");
            for (var i = 0; i < 12_000_000; i++)
                file.WriteLine($"s{i},phone,{(i % 9 == 0 ? "yes" : "no")},note {i}");
        }

        using var process = Start("kpi", "conversion-rate", path, "-o", Path.Combine(folder.FullName, "out.csv"));
        // The signal is sent when the load is under way: it has read a part of the file.
        while (!process.HasExited && process.TotalProcessorTime < TimeSpan.FromSeconds(0.8))
            await Task.Yield();
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((130, "Stopped; nothing was written."), (process.ExitCode, error.Trim()));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
        folder.Delete(recursive: true);
    }
}
