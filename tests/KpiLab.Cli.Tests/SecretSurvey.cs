using System.Globalization;
using System.Text.RegularExpressions;
using KpiLab.Data;

namespace KpiLab.Cli.Tests;

/// <summary>
/// A survey with groups of one to four people who each answer everything with one number that nobody else gives; the others answer from 1 to 3.
/// Whatever is shown or worked out to be such a number tells what a group of under five answered.
/// </summary>
/// <remarks>
/// The groups: two small departments; in a large department the few of one site (crossing two columns isolates them, and neither alone does); in another large department the few who are long there (a number);
/// and a department that is large in one round and small in the other.
/// </remarks>
internal sealed partial class SecretSurvey
{
    private static readonly double[] Codes = [4.87, 4.79, 4.93, 4.68, 4.59];

    private SecretSurvey(FrameTable answers, FrameTable invitations) => (Answers, Invitations) = (answers, invitations);

    /// <summary>The answers: round, respondent, department, site, theme, date, years, score.</summary>
    public FrameTable Answers { get; }

    /// <summary>How many were invited, by round and department.</summary>
    public FrameTable Invitations { get; }

    public static SecretSurvey Of(int seed)
    {
        var random = new Random(seed);
        var rows = new List<(string Wave, string Who, string Department, string Site, string Theme, double Years, double Score)>();
        var invited = new List<(string Wave, string Department, double Invited)>();
        for (var wave = 1; wave <= 2; wave++)
        {
            (string Department, int People)[] departments =
            [
                ("Board", 1 + random.Next(4)), ("Bakery", 1 + random.Next(4)), ("Sales", 18 + random.Next(10)), ("Care", 10 + random.Next(8)), ("Store", 6 + random.Next(4)), ("Lab", wave == 1 ? 8 + random.Next(4) : 1 + random.Next(4)),
            ];
            var (few, long_) = (1 + random.Next(4), 1 + random.Next(4));
            foreach (var (department, people) in departments)
            {
                invited.Add(($"Round {wave}", department, people + random.Next(3)));
                for (var i = 0; i < people; i++)
                {
                    var secret = department switch
                    {
                        "Board" => Codes[0],
                        "Bakery" => Codes[1],
                        "Sales" when i < few => Codes[2],
                        "Care" when i < long_ => Codes[3],
                        "Lab" when wave == 2 => Codes[4],
                        _ => 0,
                    };
                    // The few of Sales are alone in the south with some of all others.
                    var site = department == "Sales" ? i < few ? "South" : "North" : i % 2 == 0 ? "North" : "South";
                    foreach (var theme in new[] { "Culture", "Growth", "Workload" })
                        rows.Add(($"Round {wave}", $"{wave}-{department}-{i}", department, site, theme, department == "Care" && i < long_ ? 30 + i : 1 + random.Next(9), secret > 0 ? secret : Math.Round(1 + 2 * random.NextDouble(), 9)));
                }
            }
        }

        return new(
            FrameTable.Of(
                "engagement_answers", TextColumn.Of("wave", rows.Select(r => r.Wave)), TextColumn.Of("respondent_id", rows.Select(r => r.Who)), TextColumn.Of("department", rows.Select(r => r.Department)), TextColumn.Of("site", rows.Select(r => r.Site)),
                TextColumn.Of("theme", rows.Select(r => r.Theme)), new DateColumn("date", [.. rows.Select(r => new DateTime(2026, r.Wave == "Round 1" ? 1 : 7, 15).Ticks)]), new NumberColumn("years", [.. rows.Select(r => r.Years)]), new NumberColumn("score", [.. rows.Select(r => r.Score)])),
            FrameTable.Of("engagement_invitations", TextColumn.Of("wave", invited.Select(r => r.Wave)), TextColumn.Of("department", invited.Select(r => r.Department)), new NumberColumn("invited", [.. invited.Select(r => r.Invited)])));
    }

    /// <summary>True when a sum over a number of answers is what a small group answered.</summary>
    public static bool Tells(double sum, double count) => count > 0.5 && Codes.Any(code => Math.Abs(sum / count - code) < 1e-9);

    /// <summary>Where a text holds one of the numbers, also as an index from 0 to 100; null where it holds none.</summary>
    public static string? In(string text)
    {
        foreach (Match number in Decimal().Matches(text))
        {
            var value = double.Parse(number.Value.Replace(',', '.'), CultureInfo.InvariantCulture);
            if (Codes.Any(code => Math.Abs(value - code) < 1e-6 || number.Value.Length > 4 && Math.Abs(value - 25 * (code - 1)) < 1e-6))
                return text[Math.Max(0, number.Index - 160)..Math.Min(text.Length, number.Index + 60)];
        }

        return null;
    }

    /// <summary>Its tables as files in a folder.</summary>
    public void WriteTo(string folder)
    {
        foreach (var table in new[] { Answers, Invitations })
        {
            File.WriteAllLines(
                Path.Combine(folder, table.Name + ".csv"),
                Enumerable.Range(0, table.RowCount).Select(row => string.Join(',', table.Columns.Select(column => column.TextOf(row)))).Prepend(string.Join(',', table.Columns.Select(column => column.Name))));
        }
    }

    [GeneratedRegex(@"(?<![\d.,#])\d{1,2}[.,]\d+")]
    private static partial Regex Decimal();
}
