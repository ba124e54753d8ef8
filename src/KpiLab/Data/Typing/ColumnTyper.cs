using System.Collections.Concurrent;

namespace KpiLab.Data.Typing;

/// <summary>Decides the kind of a column from all its values, and reads them.</summary>
/// <param name="source">The line in the source of a row of the table.</param>
/// <param name="options">What the analyst decided.</param>
internal sealed class ColumnTyper(SourceRows source, LoadOptions options)
{
    // From so many distinct texts on they are decoded beside one another.
    private const int ManyTexts = 1 << 16;

    // Below this share of readable values a column is text.
    private const double Readable = 0.9;

    // The same where what cannot be read has no letters: a date or an amount that was mistyped, as one of four may be in a small file.
    private const double Mistyped = 0.75;

    public List<QualityEntry> Entries { get; } = [];

    public EncodingTally Encodings { get; } = new();

    public SortedSet<string> Currencies { get; } = new(StringComparer.Ordinal);

    /// <summary>What the texts of a column say about the decimal mark of the file: positive for a comma, negative for a point.</summary>
    public static int MarkVotes(RawColumn raw)
    {
        switch (raw)
        {
            case RawNumbers { Definite: true } numbers:
                return numbers.CommaMark ? 1000 : -1000;
            case RawTexts texts:
                var votes = 0;
                for (var code = 0; code < texts.Pool.Count; code++)
                {
                    // Only a comma or a point says something, and most texts have neither.
                    if (texts.Pool[code].IndexOfAny(",."u8) < 0 || !NumberText.TryRead(Text(texts.Pool, code), out var reading))
                        continue;
                    votes += reading.Mark switch { MarkEvidence.Comma => 1, MarkEvidence.Point => -1, _ => 0 };
                }

                return votes;
            default:
                return 0;
        }
    }

    /// <summary>The column; null when it was read the quick way and must be read again as text.</summary>
    public Column? Type(string name, RawColumn raw, bool? fileComma) => raw switch
    {
        RawNumbers numbers => Numbers(name, numbers, fileComma),
        RawDates dates => Dates(name, dates),
        RawTexts texts => Texts(name, texts, fileComma),
        _ => throw new InvalidOperationException($"A raw column of type {raw.GetType().Name} is unknown."),
    };

    private static string Text(TextPool pool, int code) => CellText.Decode(pool[code], out _).Trim().Trim('\u00A0');

    // The distinct texts; those beyond ASCII are counted by their encoding.
    private string[] Distinct(RawTexts raw)
    {
        var texts = new string[raw.Pool.Count];
        var encodings = new CellEncoding[texts.Length];
        if (texts.Length < ManyTexts)
            Decode(0, texts.Length);
        else
            Parallel.ForEach(Partitioner.Create(0, texts.Length, ManyTexts / 4), range => Decode(range.Item1, range.Item2));
        for (var code = 0; code < texts.Length; code++)
        {
            if (encodings[code] == CellEncoding.Ascii)
                continue;
            var found = code;
            Encodings.Add(encodings[code], raw.Pool.Uses(code), texts[code], () => source[raw.Codes.IndexOf(found)]);
        }

        return texts;

        void Decode(int first, int after)
        {
            for (var code = first; code < after; code++)
                texts[code] = CellText.Decode(raw.Pool[code], out encodings[code]).Trim().Trim('\u00A0');
        }
    }

    private Column? Numbers(string name, RawNumbers raw, bool? fileComma)
    {
        if (raw.Ambiguous && !raw.Definite && fileComma is { } comma && comma != raw.CommaMark)
            return null;
        var odd = raw.Odd;
        var texts = new string[odd.Texts.Count];
        for (var code = 0; code < texts.Length; code++)
            texts[code] = Text(odd.Texts, code);
        var aside = new List<(int Row, string Text)>();
        var words = 0;
        for (var i = 0; i < odd.Count; i++)
        {
            var text = texts[odd.Codes[i]];
            if (NumberText.TryRead(text, out var reading) && !TextEvidence.IsCode(text))
            {
                // Which mark is right, and which cells are wrong by it, all texts together decide.
                if (!IsIn(reading, raw.CommaMark))
                    return null;
                raw.Values[odd.Rows[i]] = Take(reading, raw.CommaMark);
            }
            else if (!CellText.IsMissingAmongNumbers(text))
                aside.Add((odd.Rows[i], text));
            else if (!CellText.IsMissing(text))
                words++;
        }

        if (aside.Count > 0 && (!IsReadable(raw.Rows - raw.Values.AsSpan(0, raw.Rows).Count(double.NaN) + words, aside.Count) || aside.Any(a => TextEvidence.IsCode(a.Text))))
            return null;
        SetAside(name, "number", aside);
        if (raw.Ambiguous && !raw.Definite && fileComma is null)
            Ambiguous(name, raw.CommaMark);
        return FlagOrNumber(name, raw.Values, raw.Rows) is { } flagged ? DigitDate(name, flagged) : null;
    }

    // Of the cells that hold something, those that could not be read are few; the same rule as for a column that was read as text.
    private static bool IsReadable(int read, int aside) => read >= Readable * (read + aside);

    private DateColumn? Dates(string name, RawDates raw)
    {
        var odd = raw.Odd;
        var aside = new List<(int Row, string Text)>();
        int zones = 0, words = 0;
        for (var i = 0; i < odd.Count; i++)
        {
            var text = Text(odd.Texts, odd.Codes[i]);
            if (DateText.TryRead(text, out var reading))
            {
                raw.Ticks[odd.Rows[i]] = reading.Value(options.DayFirst == false);
                zones += reading.HasZone ? 1 : 0;
            }
            else if (!CellText.IsMissingAmongNumbers(text))
                aside.Add((odd.Rows[i], text));
            else if (!CellText.IsMissing(text))
                words++;
        }

        if (aside.Count > 0 && !IsReadable(raw.Rows - raw.Ticks.AsSpan(0, raw.Rows).Count(DateColumn.Missing) + words, aside.Count))
            return null;
        SetAside(name, "date", aside);
        Zones(name, zones);
        return new DateColumn(name, raw.Ticks, raw.Rows);
    }

    private Column Texts(string name, RawTexts raw, bool? fileComma)
    {
        var texts = Distinct(raw);
        var found = TextEvidence.Of(texts, raw.Pool);
        if (found.Present == 0)
            return new TextColumn(name, [.. Enumerable.Repeat(TextColumn.Missing, raw.Rows)], []);
        if (found.Crosses == found.Present && raw.Codes.Contains(TextColumn.Missing))
            return Flags(name, raw, 0, Array.ConvertAll(texts, text => text is "x" or "X" ? (sbyte)1 : (sbyte)0));
        if (found.IsFlags)
            return Flags(name, raw, FlagColumn.Missing, Array.ConvertAll(texts, text => FlagText.Read(text) switch { null => FlagColumn.Missing, true => (sbyte)1, false => (sbyte)0 }));
        var names = NameWords.Of(name);
        // 12.5 is a number and could be the twelfth of May of no year; a date has three parts or a name for one.
        if (found.HasDate && found.Dates >= (found.HasWordAmongDates ? Readable : Mistyped) * found.Present && (found.Numbers < found.Dates || names.IsDate) && (!found.HasPeriod || names.IsDate))
            return DateColumnOf(name, raw, texts, found);
        if (found.HasNumber && found.Numbers >= (found.HasWordAmongNumbers || !names.IsNumber ? Readable : Mistyped) * found.Present && !found.HasCode)
        {
            var (commas, points, either) = found.Marks;
            var comma = options.DecimalMark is { } mark ? mark == ',' : commas != points ? commas > points : fileComma ?? false;
            return NumberColumnOf(name, raw, texts, comma, either > 0 && commas == points && fileComma is null && options.DecimalMark is null);
        }

        return TextColumnOf(name, raw, texts);
    }

    private static FlagColumn Flags(string name, RawTexts raw, sbyte blank, sbyte[] flagOfCode)
    {
        var flags = new sbyte[raw.Rows];
        for (var row = 0; row < flags.Length; row++)
            flags[row] = raw.Codes[row] is >= 0 and var code ? flagOfCode[code] : blank;
        return new(name, flags);
    }

    private DateColumn DateColumnOf(string name, RawTexts raw, string[] texts, TextEvidence found)
    {
        var (dayFirst, monthFirst, either) = found.Orders;
        var undecided = either > 0 && dayFirst == 0 && monthFirst == 0 && options.DayFirst is null;
        var monthLeads = options.DayFirst is { } day ? !day : undecided ? found.Monthly == OrderEvidence.MonthFirst : monthFirst > dayFirst;
        if (undecided && found.Monthly != OrderEvidence.None)
            Entries.Add(new(Severity.Note, "monthly-dates", $"Column \"{name}\": the dates were read as one day of each month, with the {(monthLeads ? "month" : "day")} first.", name)
            {
                Dutch = $"Kolom \"{name}\": de datums zijn gelezen als één dag van elke maand, met de {(monthLeads ? "maand" : "dag")} vooraan.",
            });
        else if (undecided)
            Entries.Add(new(Severity.Problem, "ambiguous-dates", $"Column \"{name}\": every date can be read with the day or the month first; the day was taken to come first. Set DayFirst (--month-first) to choose the other.", name, either)
            {
                Dutch = $"Kolom \"{name}\": elke datum kan met de dag of met de maand vooraan gelezen worden; de dag is vooraan genomen. Kies de andere met DayFirst (--month-first).",
            });
        if (dayFirst > 0 && monthFirst > 0)
            Entries.Add(new(Severity.Problem, "mixed-date-orders", $"Column \"{name}\" mixes dates with the day first ({dayFirst} different) and the month first ({monthFirst} different); the {(monthLeads ? "month" : "day")} was taken to come first and the others were set aside.", name, Math.Min(dayFirst, monthFirst))
            {
                Dutch = $"Kolom \"{name}\" mengt datums met de dag vooraan ({dayFirst} verschillende) en met de maand vooraan ({monthFirst} verschillende); de {(monthLeads ? "maand" : "dag")} is vooraan genomen en de andere zijn apart gezet.",
            });
        Zones(name, found.Zones);
        var values = new long[texts.Length];
        for (var code = 0; code < texts.Length; code++)
            values[code] = DateText.TryRead(texts[code], out var reading) ? reading.Value(monthLeads) : DateColumn.Missing;
        var ticks = new long[raw.Rows];
        var aside = new List<(int, string)>();
        for (var row = 0; row < ticks.Length; row++)
        {
            var code = raw.Codes[row];
            ticks[row] = code < 0 ? DateColumn.Missing : values[code];
            if (code >= 0 && values[code] == DateColumn.Missing && !CellText.IsMissingAmongNumbers(texts[code]))
                aside.Add((row, texts[code]));
        }

        SetAside(name, "date", aside);
        return new DateColumn(name, ticks);
    }

    private Column NumberColumnOf(string name, RawTexts raw, string[] texts, bool comma, bool undecided)
    {
        if (undecided)
            Ambiguous(name, comma);
        var values = new double[texts.Length];
        for (var code = 0; code < texts.Length; code++)
            values[code] = NumberText.TryRead(texts[code], out var reading) && IsIn(reading, comma) ? Take(reading, comma) : double.NaN;
        var numbers = new double[raw.Rows];
        var aside = new List<(int, string)>();
        for (var row = 0; row < numbers.Length; row++)
        {
            var code = raw.Codes[row];
            numbers[row] = code < 0 ? double.NaN : values[code];
            if (code >= 0 && double.IsNaN(values[code]) && !CellText.IsMissingAmongNumbers(texts[code]))
                aside.Add((row, texts[code]));
        }

        SetAside(name, "number", aside);
        return DigitDate(name, FlagOrNumber(name, numbers, numbers.Length));
    }

    private static TextColumn TextColumnOf(string name, RawTexts raw, string[] texts)
    {
        // Where no text lost a space or a byte, and none says that a value is missing, all are different as they stand.
        if (AreAsRead(raw.Pool, texts))
            return new TextColumn(name, raw.Buffer, raw.Rows, texts);
        var map = new int[texts.Length];
        var dictionary = new List<string>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var code = 0; code < texts.Length; code++)
        {
            map[code] = TextColumn.Missing;
            if (CellText.IsMissing(texts[code]))
                continue;
            if (!known.TryGetValue(texts[code], out var at))
            {
                known.Add(texts[code], at = dictionary.Count);
                dictionary.Add(texts[code]);
            }

            map[code] = at;
        }

        var codes = raw.Codes;
        for (var row = 0; row < codes.Length; row++)
            codes[row] = codes[row] < 0 ? TextColumn.Missing : map[codes[row]];
        return new TextColumn(name, raw.Buffer, raw.Rows, [.. dictionary]);
    }

    private static bool AreAsRead(TextPool pool, string[] texts)
    {
        for (var code = 0; code < texts.Length; code++)
        {
            if (texts[code].Length != pool[code].Length || CellText.IsMissing(texts[code]))
                return false;
        }

        return true;
    }

    private static Column FlagOrNumber(string name, double[] values, int rows)
    {
        var numbers = new NumberColumn(name, values, rows);
        if (!NameWords.Of(name).IsFlag)
            return numbers;
        foreach (var value in numbers.Values)
        {
            if (!double.IsNaN(value) && value != 0 && value != 1)
                return numbers;
        }

        var flags = new sbyte[rows];
        for (var row = 0; row < rows; row++)
            flags[row] = double.IsNaN(values[row]) ? FlagColumn.Missing : (sbyte)values[row];
        return new FlagColumn(name, flags);
    }

    // Whole numbers under a name that says date: yyyyMMdd, yyyyMM, or days as Excel counts them.
    private static Column DigitDate(string name, Column column)
    {
        if (column is not NumberColumn numbers || numbers.MissingCount == numbers.Length)
            return column;
        // Without a name only yyyyMMdd says enough of itself.
        var unnamed = name.StartsWith("column", StringComparison.Ordinal);
        if (!unnamed && !NameWords.Of(name).IsDate)
            return column;
        foreach (var reader in unnamed ? (Func<double, long>[])[DigitDates.Day] : [DigitDates.Day, DigitDates.Month, DigitDates.Serial])
        {
            if (AsDates(numbers, reader) is { } ticks)
                return new DateColumn(name, ticks);
        }

        return column;
    }

    // Null at the first number that is no such date.
    private static long[]? AsDates(NumberColumn numbers, Func<double, long> reader)
    {
        var ticks = new long[numbers.Length];
        for (var row = 0; row < ticks.Length; row++)
        {
            var value = numbers.Values[row];
            ticks[row] = double.IsNaN(value) ? DateColumn.Missing : reader(value);
            if (ticks[row] == DateColumn.Missing && !double.IsNaN(value))
                return null;
        }

        return ticks;
    }

    // True where the number can be read with this decimal mark.
    private static bool IsIn(NumberReading reading, bool comma) => reading.Mark is MarkEvidence.None or MarkEvidence.Either || (reading.Mark == MarkEvidence.Comma) == comma;

    private double Take(NumberReading reading, bool comma)
    {
        if (reading.Currency is { } currency)
            Currencies.Add(currency);
        return reading.Value(comma);
    }

    private void Ambiguous(string name, bool comma) => Entries.Add(new(
        Severity.Warning, "ambiguous-decimals", $"Column \"{name}\": values such as 1.234 can be read as thousands or as decimals; the {(comma ? "comma" : "point")} was taken as the decimal mark. Set DecimalMark (--decimal) to choose the other.", name)
    {
        Dutch = $"Kolom \"{name}\": waarden zoals 1.234 kunnen als duizendtallen of als decimalen gelezen worden; de {(comma ? "komma" : "punt")} is als decimaalteken genomen. Kies de andere met DecimalMark (--decimal).",
    });

    private void Zones(string name, long count)
    {
        if (count > 0)
            Entries.Add(new(Severity.Note, "time-zones", $"Column \"{name}\": {count:N0} times name a time zone; the time was kept as it is written and the zone left out.", name, (int)Math.Min(int.MaxValue, count))
            {
                Dutch = $"Kolom \"{name}\": {DutchCount.Of(count)} tijden noemen een tijdzone; de tijd is overgenomen zoals ze er staat en de zone weggelaten.",
            });
    }

    private void SetAside(string name, string kind, List<(int Row, string Text)> aside)
    {
        if (aside.Count == 0)
            return;
        QualityExample[] examples = [.. aside.Take(5).Select(a => new QualityExample(source[a.Row], a.Text))];
        Entries.Add(new(
            Severity.Warning, "value-set-aside",
            $"Column \"{name}\": {aside.Count} {(aside.Count == 1 ? "value is" : "values are")} not a {kind}; set aside as missing. First: row {examples[0].Row}, \"{examples[0].Text}\".", name, aside.Count, examples)
        {
            Dutch = $"Kolom \"{name}\": {aside.Count} {(aside.Count == 1 ? "waarde is" : "waarden zijn")} {(kind == "date" ? "geen datum" : "geen getal")}; apart gezet als ontbrekend. Eerste: rij {examples[0].Row}, \"{examples[0].Text}\".",
        });
    }
}
