namespace KpiLab.Data.Typing;

/// <summary>What the distinct texts of a column say about its kind, weighed by how often each occurs.</summary>
internal sealed class TextEvidence
{
    // Of so many distinct texts all are looked at; of more, until they can be nothing but text.
    private const int ManyTexts = 1 << 12;

    private readonly HashSet<bool> answers = [];
    private readonly HashSet<int> days = [];
    private readonly HashSet<int> months = [];
    private readonly HashSet<int> years = [];
    private bool shortAnswer;

    private TextEvidence()
    {
    }

    /// <summary>Cells that hold something.</summary>
    public long Present { get; private set; }

    /// <summary>Cells that may stand in a column of numbers, words for "no value" included.</summary>
    public long Numbers { get; private set; }

    /// <summary>Cells that may stand in a column of dates.</summary>
    public long Dates { get; private set; }

    /// <summary>Cells that hold a cross.</summary>
    public long Crosses { get; private set; }

    /// <summary>Some text is a number that is no code.</summary>
    public bool HasNumber { get; private set; }

    /// <summary>Some text is a date.</summary>
    public bool HasDate { get; private set; }

    /// <summary>Some text is a quarter or a week, which is a date only under a name that says so: 2026-Q1 is also a name for a group.</summary>
    public bool HasPeriod { get; private set; }

    /// <summary>Some text is digits that are a name: a leading zero, a telephone number, more digits than a number keeps.</summary>
    public bool HasCode { get; private set; }

    /// <summary>Some text that is no number, nor a word for a missing one, has letters; else such texts are mistyped numbers.</summary>
    public bool HasWordAmongNumbers { get; private set; }

    /// <summary>Some text that is no date, nor a word for a missing one, has letters; else such texts are mistyped dates, such as 31-04-2025.</summary>
    public bool HasWordAmongDates { get; private set; }

    /// <summary>Distinct numbers with a decimal comma, with a decimal point, and with either.</summary>
    public (int Comma, int Point, int Either) Marks { get; private set; }

    /// <summary>Distinct dates that are one only with the day first, only with the month first, and that are two.</summary>
    public (int DayFirst, int MonthFirst, int Either) Orders { get; private set; }

    /// <summary>What dates that could each be two say together: 1-1, 1-2, 1-3 and so on are the first days of months, with the day first; 1/1, 2/1, 3/1 with the month first.</summary>
    public OrderEvidence Monthly =>
        days.Count == 1 && months.Count >= 3 && (days.Contains(1) || months.Count == 12) ? OrderEvidence.DayFirst
        : months.SetEquals([1]) && days.Count >= 3 && (days.Count == 12 || years.Count >= 2) ? OrderEvidence.MonthFirst
        : OrderEvidence.None;

    /// <summary>Cells with a time zone.</summary>
    public long Zones { get; private set; }

    /// <summary>Every cell that holds something says yes or no.</summary>
    public bool IsFlags { get; private set; }

    public static TextEvidence Of(string[] texts, TextPool pool)
    {
        var evidence = new TextEvidence();
        long flags = 0, all = 0;
        for (var code = 0; code < texts.Length; code++)
            all += pool.Uses(code);
        for (var code = 0; code < texts.Length; code++)
        {
            if (code > ManyTexts && evidence.IsText(flags, all))
                return evidence;
            if (CellText.IsMissing(texts[code]))
                continue;
            long uses = pool.Uses(code);
            evidence.Present += uses;
            evidence.Number(texts[code], uses);
            evidence.Date(texts[code], uses);
            evidence.Crosses += texts[code] is "x" or "X" ? uses : 0;
            if (FlagText.Read(texts[code]) is not { } answer)
                continue;
            flags += uses;
            evidence.answers.Add(answer);
            evidence.shortAnswer |= FlagText.NeedsOpposite(texts[code]);
        }

        evidence.IsFlags = flags == evidence.Present && (!evidence.shortAnswer || evidence.answers.Count == 2);
        return evidence;
    }

    /// <summary>True for digits that are a name: 007, +31612345678, 8712345678906123.</summary>
    public static bool IsCode(string text)
    {
        if (text.Length < 2 || text[0] is not ('+' or (>= '0' and <= '9')))
            return false;
        var digits = text[0] == '+' ? text.AsSpan(1) : text;
        return !digits.ContainsAnyExceptInRange('0', '9') && (text[0] == '0' || digits.Length > 15 || (text[0] == '+' && digits.Length > 7));
    }

    // True when nothing that may follow makes it anything else than text.
    private bool IsText(long flags, long all) =>
        flags < Present && Crosses < Present && HasWordAmongNumbers && HasWordAmongDates && Present - Numbers > 0.1001 * all && Present - Dates > 0.1001 * all;

    private void Number(string text, long uses)
    {
        HasCode |= IsCode(text);
        if (NumberText.TryRead(text, out var number))
        {
            HasNumber = true;
            Numbers += uses;
            Marks = number.Mark switch
            {
                MarkEvidence.Comma => Marks with { Comma = Marks.Comma + 1 },
                MarkEvidence.Point => Marks with { Point = Marks.Point + 1 },
                MarkEvidence.Either => Marks with { Either = Marks.Either + 1 },
                _ => Marks,
            };
        }
        else if (CellText.IsMissingAmongNumbers(text))
        {
            Numbers += uses;
            Dates += uses;
        }
        else
        {
            HasWordAmongNumbers |= text.Any(char.IsLetter);
        }
    }

    private void Date(string text, long uses)
    {
        if (!DateText.TryRead(text, out var date))
        {
            HasWordAmongDates |= text.Any(char.IsLetter) && !CellText.IsMissingAmongNumbers(text);
            return;
        }

        HasDate = true;
        HasPeriod |= date.IsPeriod;
        Dates += uses;
        Zones += date.HasZone ? uses : 0;
        if (date.DayFirst != DateColumn.Missing)
        {
            var read = new DateTime(date.DayFirst);
            days.Add(read.Day);
            months.Add(read.Month);
            years.Add(read.Year);
        }

        Orders = date.Order switch
        {
            OrderEvidence.DayFirst => Orders with { DayFirst = Orders.DayFirst + 1 },
            OrderEvidence.MonthFirst => Orders with { MonthFirst = Orders.MonthFirst + 1 },
            OrderEvidence.Either => Orders with { Either = Orders.Either + 1 },
            _ => Orders,
        };
    }
}
