using System.Globalization;
using System.Net;

namespace KpiLab.Notebooks.Display;

/// <summary>A bar in the cell's output that moves in place.</summary>
/// <remarks>It is drawn at most ten times a second, and once more at its end. It may be advanced from several threads.</remarks>
public sealed class ProgressBar : IProgress<long>, IDisposable
{
    private static readonly TimeSpan BetweenDrawings = TimeSpan.FromMilliseconds(100);
    private const int TextWidth = 30;

    private readonly long? total;
    private readonly string title;
    private readonly Lock gate = new();
    private readonly DisplayedValue shown;
    private long done;
    private long drawn;
    private bool ended;

    /// <summary>Shows a bar.</summary>
    /// <param name="total">Steps in all; null where not known, which shows a count.</param>
    /// <param name="title">What is going on.</param>
    public ProgressBar(long? total = null, string title = "")
    {
        this.total = total;
        this.title = title;
        drawn = TimeProvider.System.GetTimestamp();
        shown = Notebooks.Display.Show.New(Bundle());
    }

    /// <summary>Says that steps have been done.</summary>
    /// <param name="steps">How many.</param>
    public void Advance(long steps = 1) => Set(Interlocked.Add(ref done, steps));

    /// <summary>Says how many steps have been done in all.</summary>
    /// <param name="value">The number of steps.</param>
    public void Report(long value)
    {
        Interlocked.Exchange(ref done, value);
        Set(value);
    }

    /// <summary>Fills the bar.</summary>
    public void Complete()
    {
        if (total is { } all)
            Interlocked.Exchange(ref done, all);
        Dispose();
    }

    /// <summary>Draws the bar for the last time.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (!ended)
                shown.Update(Bundle());
            ended = true;
        }
    }

    private void Set(long value)
    {
        if (value != total && TimeProvider.System.GetElapsedTime(Interlocked.Read(ref drawn)) < BetweenDrawings)
            return;
        lock (gate)
        {
            if (ended)
                return;
            Interlocked.Exchange(ref drawn, TimeProvider.System.GetTimestamp());
            shown.Update(Bundle());
        }
    }

    private MimeBundle Bundle()
    {
        var count = Interlocked.Read(ref done);
        if (total is not > 0)
            return MimeBundle.OfText(string.Create(CultureInfo.InvariantCulture, $"{title}{(title.Length > 0 ? ": " : "")}{count:#,0}"));
        var share = Math.Clamp((double)count / total.Value, 0, 1);
        var filled = (int)(share * TextWidth);
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{count:#,0} of {total:#,0} ({share:0%})");
        return MimeBundle.OfHtml(
            $"<div style=\"font-size:13px\">{WebUtility.HtmlEncode(title)} <progress style=\"vertical-align:middle;width:240px\" value=\"{count.ToString(CultureInfo.InvariantCulture)}\" max=\"{total.Value.ToString(CultureInfo.InvariantCulture)}\"></progress> {numbers}</div>",
            $"{title}{(title.Length > 0 ? " " : "")}[{new string('#', filled)}{new string('.', TextWidth - filled)}] {numbers}");
    }
}
