using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The answers of an employee survey, one row per answer, with who gave it.</summary>
internal static class EngagementAnswers
{
    /// <summary>Groups of fewer respondents are never shown, alone or by subtraction.</summary>
    public const int SmallestGroup = 5;

    /// <summary>1 for an answer of 4 or 5, 0 for another.</summary>
    public const string Favourable = "favourable (4-5)";

    /// <summary>The answer on a scale from 0 (1) to 100 (5).</summary>
    public const string Index = "index (0-100)";

    private const string RespondentRow = "respondent (row)";
    /// <summary>The respondent, told apart by round.</summary>
    public const string RespondentInWave = "respondent in wave";

    // From this many answers without a 5, the scale ends before it.
    private const int EnoughToSeeTheTop = 100;

    /// <summary>Answers on a scale from 1, up to 7 at most.</summary>
    public static KpiInput Any { get; } = new(
        "answers", [[Role.Score]], [Role.Theme, Role.Question, Role.Department, Role.Wave, Role.Respondent, Role.Employee],
        [Role.Touchpoint, Role.Customer, Role.Channel, Role.Amount], ["engag", "answer", "antwoord", "medewerkersonderzoek", "mto", "betrokken", "employee", "hr"])
    {
        Accepts = table => table.Roles.ColumnsOf(Role.Score).All(column => table[column] is NumberColumn { Minimum: >= 1, Maximum: <= 7 }),
        Recognises = table => table.Roles.Has(Role.Theme) || table.Roles.Has(Role.Question) || table.Roles.Has(Role.Department),
    };

    /// <summary>Answers on a scale from 1 to 5: on another one, 4 does not mean the same.</summary>
    public static KpiInput OneToFive { get; } = Any with
    {
        Name = "answers on a scale of 1 to 5",
        Accepts = table => table.Roles.ColumnsOf(Role.Score) is { Count: > 0 } scores
            && scores.All(column => table[column] is NumberColumn { Minimum: >= 1, Maximum: <= 5 })
            && (scores.Max(column => ((NumberColumn)table[column]).Maximum) > 4 || table.RowCount * scores.Count < EnoughToSeeTheTop),
    };

    /// <summary>Who gave the answers.</summary>
    public static Field RespondentOf(FrameTable table) => table.Roles.Has(Role.Respondent) ? Role.Respondent : RespondentRow;

    /// <summary>The table with the round of each row: its wave; without one, the month of its date. Where nobody is named, each question is a round of its own, since every respondent answers it once.</summary>
    public static FrameTable WithRound(FrameTable table)
    {
        var named = table.Roles.Has(Role.Respondent) || table.Roles.Has(Role.Employee);
        List<Column> apart = [];
        if (table.Find(Role.Wave) is { } wave)
            apart.Add(wave);
        else if (table.Find(Role.Date) is DateColumn date)
            apart.Add(Months(date));
        if (!named)
            apart.AddRange(new[] { table.Find(Role.Theme), table.Find(Role.Question) }.OfType<Column>());
        return table.WithColumn(apart switch
        {
            [] => new NumberColumn(SmallGroups.Round, new double[table.RowCount]),
            [var one] => one.Renamed(SmallGroups.Round),
            _ => TextColumn.Of(SmallGroups.Round, Enumerable.Range(0, table.RowCount).Select(row => string.Join('\u001f', apart.Select(column => column.TextOf(row))))),
        });
    }

    /// <summary>The number of people who answered, one who answers in two rounds counted in each.</summary>
    public static Measure Respondents { get; } = Measure.CountDistinct(RespondentInWave).By(Timing.None);

    /// <summary>The measure by date, where the answers carry one.</summary>
    public static Measure Timed(FrameTable table, Measure measure) => table.Find(Role.Date) is DateColumn ? measure : measure.By(Timing.None);

    /// <summary>The table with a respondent for each row: the column, the employee, or else the row itself.</summary>
    public static FrameTable WithRespondent(FrameTable table)
    {
        if (table.Roles.Has(Role.Respondent))
            return table;
        return table.Find(Role.Employee) is { } employee
            ? (FrameTable)table.Map(Role.Employee).Map(Role.Respondent, employee.Name)
            : table.WithColumn(new NumberColumn(RespondentRow, [.. Enumerable.Range(1, table.RowCount).Select(i => (double)i)]));
    }

    /// <summary>One row per answer: several score columns (one per question) are stacked, the column name becomes the question.</summary>
    public static FrameTable Long(FrameTable table)
    {
        var scores = table.Roles.ColumnsOf(Role.Score);
        var rows = table.RowCount;
        table = WithRespondent(WithRound(table));
        if (scores.Count > 1)
        {
            int[] repeated = [.. Enumerable.Range(0, rows * scores.Count).Select(i => i % rows)];
            double[] values = [.. scores.SelectMany(s => ((NumberColumn)table[s]).Values.ToArray())];
            int[] questions = [.. Enumerable.Range(0, values.Length).Select(i => i / rows)];
            table = (FrameTable)table.Take(repeated).WithColumn(new TextColumn("question", questions, [.. scores]))
                .WithColumn(new NumberColumn("score", values)).Map(Role.Score, "score").Map(Role.Question, "question");
        }

        var score = ((NumberColumn)table.Find(Role.Score)!).Values.ToArray();
        return table.WithColumn(new NumberColumn(Favourable, Array.ConvertAll(score, v => double.IsNaN(v) ? v : v >= 4 ? 1 : 0)))
            .WithColumn(new NumberColumn(Index, Array.ConvertAll(score, v => 25 * (v - 1))));
    }

    /// <summary>The table with each respondent told apart by round.</summary>
    public static FrameTable WithRespondentInWave(FrameTable table)
    {
        var respondent = table.Find(Role.Respondent)!;
        var wave = table.Find(Role.Wave);
        return table.WithColumn(TextColumn.Of(RespondentInWave, Enumerable.Range(0, table.RowCount)
            .Select(row => respondent.TextOf(row) is { } who ? $"{wave?.TextOf(row)}\u001f{who}" : null)));
    }

    private static NumberColumn Months(DateColumn dates)
    {
        var months = new double[dates.Length];
        for (var row = 0; row < months.Length; row++)
            months[row] = dates.Ticks[row] == DateColumn.Missing ? double.NaN : Period.Month.NumberOf(DateOnly.FromDateTime(new DateTime(dates.Ticks[row])));
        return new NumberColumn(SmallGroups.Round, months);
    }
}
