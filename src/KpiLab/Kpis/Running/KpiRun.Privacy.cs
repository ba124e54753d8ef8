using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Which groups of a survey are not shown.</summary>
internal sealed partial class KpiRun
{
    // A filter by more values than these is judged by who passes it, not value by value.
    private const int MostValues = 100;

    private readonly Dictionary<ImmutableArray<Field>, FilteredGroups> withoutFilters = new(FieldsAre.Same);

    // In place of the value of the whole, where it is not shown; else null.
    private Measurement? HiddenTotal(KpiCell cell) =>
        form.HideBelow == 0 ? null
        : SmallGroups.IsSmall(cell.Turnout, form.HideBelow) || Unfiltered([]) is { } groups && groups.Splits(Segment.Total) ? SmallGroups.NoValue(unit, cell.Turnout, form.HideBelow)
        : null;

    // The places of the rows that are not shown.
    private IReadOnlySet<int> HiddenRows(List<(KpiRow Row, KpiCell Cell)> rows, KpiCell totalCell)
    {
        if (form.HideBelow == 0)
            return ImmutableHashSet<int>.Empty;
        SurveyGroup[] groups = [.. rows.Select(r => new SurveyGroup(r.Row.Segment, r.Row.Period, r.Cell.Turnout))];
        var shares = SharedRespondents.Of(
            groups, totalCell.Turnout, IsShown,
            column => Turnouts(dimensions.RemoveAt(column), query.Grain, query.Grain is null ? shown : covered, query.Filters)
                .ToDictionary(margin => (margin.Key.Segment, query.Grain is { } grain ? grain.RangeOf(margin.Key.Period) : (DateRange?)null), margin => margin.Value));
        var split = Unfiltered(dimensions) is { } unfiltered ? Enumerable.Range(0, rows.Count).Where(i => unfiltered.Splits(rows[i].Row.Segment)) : [];
        return SmallGroups.Hidden(groups, shares, form.HideBelow, IsShown, split);
    }

    // Who answered in each round, by columns and periods.
    private IReadOnlyDictionary<CellKey, Turnout> Turnouts(IEnumerable<Field> by, Period? grain, DateRange? range, ImmutableArray<Filter> filters, Table? of = null)
    {
        var (part, table) = parts.Single(p => p.Part.Name == SmallGroups.Respondents);
        var hasTime = part.Measure.Timing.Kind != TimingKind.None;
        return Turnout.Of(TableEngine.Of(table).Execute(
            of ?? table, new AggregateQuery(part.Measure, [.. by, SmallGroups.Round], hasTime ? grain : null, hasTime ? range : null, filters), cancellation));
    }

    // The same groups without the filters and days of the query, further split by what those look at; null where there are none.
    private FilteredGroups? Unfiltered(ImmutableArray<Field> by)
    {
        var (part, table) = parts.Single(p => p.Part.Name == SmallGroups.Respondents);
        var days = query.Shown is not null && part.Measure.Timing.Kind != TimingKind.None ? shown : null;
        if (query.Filters.Length == 0 && days is null)
            return null;
        if (withoutFilters.TryGetValue(by, out var known))
            return known;
        // Each column once: a column of the result may be filtered, and a column may be filtered twice.
        var columns = by.Select((field, place) => (Field: field, InResult: (int?)place, IsFiltered: false, Keeps: (Func<string, bool>)(_ => true))).ToList();
        foreach (var filter in query.Filters)
        {
            if (filter.Operator is FilterOperator.In or FilterOperator.NotIn && filter.Field.In(table) is { } name && table.Schema.First(c => c.Name == name).Kind == ColumnKind.Text && table.Texts(name).Count <= MostValues)
            {
                var at = columns.FindIndex(column => column.Field.In(table) == name);
                var column = at < 0 ? (Field: filter.Field, InResult: null, IsFiltered: true, Keeps: _ => true) : columns[at];
                var before = column.Keeps;
                column = column with { IsFiltered = true, Keeps = value => before(value) && value != Segment.Unknown && filter.Values.Contains(value) == (filter.Operator == FilterOperator.In) };
                if (at < 0)
                    columns.Add(column);
                else
                    columns[at] = column;
                continue;
            }

            // By any other filter there are two groups: those who pass it and those who do not.
            var passes = $"passes filter {columns.Count}";
            table = WithPasses(table, passes, filter);
            columns.Add((passes, null, true, value => value == "true"));
        }

        if (days is { } range)
        {
            const string IsShown = "lies in the days shown";
            var date = Calculation.Of(part.Measure.Timing.Start);
            Calculation At(DateOnly day) => Calculation.Moment(day.ToDateTime(TimeOnly.MinValue));
            table = table.With(IsShown, date.Is(Comparing.AtLeast, At(range.Start)).IsTrue().Then(date.Is(Comparing.Below, At(range.End)).IsTrue(), Calculation.Flag(false)));
            columns.Add((IsShown, null, true, value => value == "true"));
        }

        Field[] fields = [.. columns.Select(column => column.Field)];
        var (groups, hidden) = HiddenBy(fields, table);
        var (plain, anyway) = by.IsEmpty ? ([], new HashSet<int>()) : HiddenBy([.. by], table);
        return withoutFilters[by] = new FilteredGroups(groups, hidden, [.. columns.Select(column => (column.InResult, column.IsFiltered, column.Keeps))])
        {
            HiddenAnyway = anyway.Select(i => plain[i].Segment).ToHashSet(),
        };
    }

    // The groups of all rows of a table by columns, and which of them are not shown.
    private (IReadOnlyList<SurveyGroup> Groups, IReadOnlySet<int> Hidden) HiddenBy(Field[] fields, Table table)
    {
        SurveyGroup[] groups = [.. Turnouts(fields, null, covered, [], table).Select(group => new SurveyGroup(group.Key.Segment, null, group.Value))];
        var shares = SharedRespondents.Of(
            groups, Turnout.At(Turnouts([], null, covered, [], table), new CellKey(Segment.Total, 0)), _ => true,
            column => Turnouts([.. fields.Where((_, c) => c != column)], null, covered, [], table).ToDictionary(margin => (margin.Key.Segment, (DateRange?)null), margin => margin.Value));
        return (groups, SmallGroups.Hidden(groups, shares, form.HideBelow, _ => true));
    }

    // A column that says of each row whether it passes the filter.
    private static Table WithPasses(Table table, string name, Filter filter)
    {
        var column = Calculation.Of(filter.Field);
        Calculation Any(IEnumerable<string> values) => values.Select(value => column.Is(Comparing.Equal, ConstantOf(table, filter.Field, value)).IsTrue()).Aggregate(Calculation.Flag(false), (some, one) => some.Then(Calculation.Flag(true), one));
        return table.With(name, filter.Operator switch
        {
            FilterOperator.AtLeast => column.Is(Comparing.AtLeast, Calculation.Number(filter.Bound)).IsTrue(),
            FilterOperator.AtMost => column.Is(Comparing.AtMost, Calculation.Number(filter.Bound)).IsTrue(),
            FilterOperator.Above => column.Is(Comparing.Above, Calculation.Number(filter.Bound)).IsTrue(),
            FilterOperator.In => Any(filter.Values),
            FilterOperator.NotIn => Any(filter.Values).Then(Calculation.Flag(false), new Calculation.Presence(column)),
            _ => new Calculation.Presence(column),
        });
    }

    private static Calculation ConstantOf(Table table, Field field, string value) => table.Schema.First(c => c.Name == field.In(table)).Kind switch
    {
        ColumnKind.Number when double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) => Calculation.Number(number),
        ColumnKind.Date when DateTime.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var day) => Calculation.Moment(day),
        ColumnKind.Flag => Calculation.Flag(value.Equals("true", StringComparison.OrdinalIgnoreCase)),
        _ => Calculation.Text(value),
    };
}
