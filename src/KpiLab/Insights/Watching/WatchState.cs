using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using KpiLab.Data;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>What was an alert in the last check, kept in a small file, so that the next one tells new alerts from old ones and from those that recovered. Immutable.</summary>
public sealed record WatchState
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Nothing was an alert.</summary>
    public static WatchState Empty { get; } = new();

    /// <summary>Why a file was not used and the state starts anew; null where nothing was wrong.</summary>
    public LocalText? Note { get; private init; }

    private ImmutableArray<Kept> Alerts { get; init; } = [];

    private sealed record Kept(string Rule, Segment Segment, DateOnly Since);

    /// <summary>Reads a state. Where there is no file the state is empty; where the file is not one, it is empty too and says so in <see cref="Note"/>.</summary>
    /// <exception cref="DataException">The file is there and may not be read.</exception>
    public static WatchState Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
            return Empty;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            if (json.RootElement.GetProperty("version").GetInt32() != Version)
                return Damaged(path);
            return new()
            {
                Alerts = [.. json.RootElement.GetProperty("alerts").EnumerateArray().Select(alert => new Kept(
                    alert.GetProperty("rule").GetString()!,
                    new Segment(alert.GetProperty("segment").EnumerateArray().Select(value => value.GetString()!)),
                    DateOnly.ParseExact(alert.GetProperty("since").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)))],
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentNullException)
        {
            return Damaged(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {e.Message} Name another file with --state, or leave it out.", e);
        }
    }

    /// <summary>The report with what is new, what still is and what recovered. A segment that was an alert and has no rows any more is no data.</summary>
    public WatchReport Compare(WatchReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var known = Alerts.ToDictionary(alert => (alert.Rule, alert.Segment), alert => alert.Since);
        var seen = report.Answers.Select(answer => (answer.Rule.Name, answer.Segment)).ToHashSet();
        var rules = report.Answers.Select(answer => answer.Rule).DistinctBy(rule => rule.Name).ToDictionary(rule => rule.Name);
        var gone = Alerts.Where(alert => alert.Segment != Segment.Total && !seen.Contains((alert.Rule, alert.Segment)) && rules.TryGetValue(alert.Rule, out var rule) && WatchRun.NamesMissing(rule))
            .Select(alert => new WatchAnswer(rules[alert.Rule], alert.Segment, WatchStatus.NoData, WatchText.Gone));
        return report with
        {
            Answers = [.. report.Answers.Concat(gone).Select(answer => known.TryGetValue((answer.Rule.Name, answer.Segment), out var since)
                ? answer.IsAlert ? answer with { News = WatchNews.Still, Since = since } : answer with { News = WatchNews.Recovered }
                : answer.IsAlert ? answer with { News = WatchNews.New, Since = report.AsOf } : answer)],
            Notes = Note is { } note ? report.Notes.Add(note) : report.Notes,
        };
    }

    /// <summary>The state after a check.</summary>
    public static WatchState Of(WatchReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new() { Alerts = [.. report.Alerts.Select(answer => new Kept(answer.Rule.Name, answer.Segment, answer.Since ?? report.AsOf))] };
    }

    /// <summary>Writes the state: beside its place, then moved there, so that a stopped run leaves the old one whole.</summary>
    /// <exception cref="DataException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var unfinished = path + ".unfinished";
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                using (var json = new Utf8JsonWriter(stream, Indented))
                    Write(json);
                stream.WriteByte((byte)'\n');
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be written: {e.Message} Name another file with --state.", e);
        }
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteStartArray("alerts");
        foreach (var (rule, segment, since) in Alerts)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule);
            json.WriteStartArray("segment");
            foreach (var value in segment.Values)
                json.WriteStringValue(value);
            json.WriteEndArray();
            json.WriteString("since", since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static WatchState Damaged(string path) => new()
    {
        Note = new(
            $"{path} is not a state that kpilab check wrote; it starts anew, and every alert counts as new.",
            $"{path} is geen stand die kpilab check schreef; zij begint opnieuw, en elke melding telt als nieuw."),
    };
}
