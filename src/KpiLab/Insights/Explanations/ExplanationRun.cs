using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Statistics;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights;

/// <summary>One explanation at work: runs the query on both sides, by nothing and by each column, and takes the change apart.</summary>
/// <param name="query">The KPI.</param>
/// <param name="from">The one side.</param>
/// <param name="to">The other side.</param>
/// <param name="between">The column that makes the groups; null for periods.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class ExplanationRun(KpiQuery query, Comparand from, Comparand to, Field? between, CancellationToken cancellation)
{
    // So many columns and leaves that a search takes a second or two.
    private const int MostColumns = 6;
    private const int MostLeaves = 20_000;
    private const int MostValues = 50;

    private readonly List<LocalText> notes = [];

    public Explanation Result()
    {
        var (before, after) = Run([]);
        Coverage(before, from);
        Coverage(after, to);
        Lengths(before, after);
        notes.InsertRange(0, before.Notes.Concat(after.Notes).Distinct());
        var explanation = new Explanation
        {
            Kpi = query.Kpi,
            Unit = after.Unit,
            From = new(from.Name, before.Range, before.Total),
            To = new(to.Name, after.Range, after.Total),
            IsOfGroups = between is not null,
            Comparison = after.AgainstPrevious,
        };
        if (explanation.Comparison is not null)
        {
            var drivers = KpiDriverEffects.Of(query, before, after, form => Run(form, []));
            explanation = explanation with { Drivers = drivers?.Effects ?? [], Splits = Splits(drivers, explanation.IsNews) };
            explanation = explanation with { RootCause = RootCause(explanation) };
        }

        return explanation with { Sentences = ExplanationText.Of(explanation), Notes = [.. notes] };
    }

    private ImmutableArray<SplitExplanation> Splits(KpiDriverEffects? drivers, bool? isNews)
    {
        var asked = query.Dimensions.Length > 0;
        List<Field[]> wanted = [.. (asked ? query.Dimensions.AsEnumerable() : Telling()).Where(field => !IsBetween(field)).Select(field => new[] { field })];
        if (asked && query.Dimensions.Length > 1)
            wanted.Add([.. query.Dimensions]);
        var splits = new List<SplitExplanation>();
        foreach (var columns in wanted)
        {
            // Groups of several columns held against each other could tell what somebody answered.
            if (columns.Length > 1 && query.Form.HideBelow > 0)
            {
                notes.Add(new("Small groups are hidden, so each column is taken by itself and not together with another.", "Kleine groepen zijn verborgen, dus elke kolom staat op zichzelf en niet samen met een andere."));
                continue;
            }

            if (Split(columns, asked, drivers) is { } split)
                splits.Add(split with { IsParadox = split.IsParadox && isNews != false });
        }

        // The more segments, the larger the divergence that they can reach: the logarithm of their number.
        return [.. splits.OrderByDescending(split => split.IsParadox && split.Columns.Length == 1).ThenBy(split => split.Columns.Length).ThenByDescending(split => split.Surprise / Math.Log(split.Segments.Length))];
    }

    private SplitExplanation? Split(Field[] columns, bool asked, KpiDriverEffects? drivers)
    {
        KpiResult before, after;
        try
        {
            (before, after) = Run([.. columns]);
        }
        catch (ColumnNotFoundException) when (!asked)
        {
            // One of the KPI's tables has no such column: it cannot be split by it.
            return null;
        }

        var parts = SplitParts.Of(before, after, query.Form.HideBelow > 0);
        if (!asked && KnowsTheAnswer(before) && KnowsTheAnswer(after))
            return null;
        if (parts.Bridge is not { } bridge)
        {
            if (asked)
                notes.Add(Say(language => Pick(language, $"Not taken apart by {Columns(after.Dimensions, language)}: {parts.Reason!.English}.", $"Niet ontleed naar {Columns(after.Dimensions, language)}: {parts.Reason!.Dutch}.")));
            return null;
        }

        if (parts.Hidden > 0)
        {
            notes.Add(Say(language => Pick(
                language, $"By {Columns(after.Dimensions, language)}: {parts.Hidden} groups with too few respondents, or that would give one away, are one part together.",
                $"Naar {Columns(after.Dimensions, language)}: {parts.Hidden} groepen met te weinig respondenten, of die er een zouden verraden, zijn samen één deel.")));
        }

        var own = Corrected(after);
        return new SplitExplanation(
            after.Dimensions,
            [.. bridge.Steps.Select(step => new SegmentEffect(step, own.GetValueOrDefault(step.Segment), drivers?.OfSegment(parts.Before.GetValueOrDefault(step.Segment), parts.After.GetValueOrDefault(step.Segment)) ?? []))])
        {
            IsOfSum = parts.IsOfSum,
            IsParadox = !parts.IsOfSum && bridge.IsParadox,
            Surprise = Surprising.Of(parts, before.Total, after.Total),
        };
    }

    // By role where a column plays one, so that each table may call it by a name of its own; what is filtered is one value.
    private IEnumerable<Field> Telling() => SearchColumns.Of(query, MostValues)
        .Select(name => query.Tables.Concat(query.Lookups).Select(table => Field.FromString(name).In(table) is not null ? table.Roles.RoleOf(name) : null).FirstOrDefault(role => role is not null) is { } role ? Field.FromRole(role) : Field.FromString(name))
        .Where(field => !query.Filters.Any(filter => query.Tables.Any(table => filter.Field.In(table) is { } column && column == field.In(table))));

    // A column that is filled in afterwards, such as a reason for leaving: everyone with it has left.
    private static bool KnowsTheAnswer(KpiResult split) => split.Unit.Kind == UnitKind.Fraction && split.Total.Value is > 0 and < 1
        && split.Rows.Length > 1 && split.Rows.All(row => row.Measurement.Value is 0 or 1);

    // Over the most telling columns together, fewer of them where they give too many leaves.
    private RootCause? RootCause(Explanation explanation)
    {
        if (explanation.IsNews == false || explanation.Change == 0 || query.Form.HideBelow > 0)
            return null;
        string[] columns = [.. explanation.Splits.Where(split => split.Columns.Length == 1).Take(MostColumns).Select(split => split.Columns[0])];
        for (; columns.Length > 0; columns = columns[..^1])
        {
            var (before, after) = Run([.. columns.Select(Field.FromString)]);
            if (before.Rows.Length + after.Rows.Length <= 2 * MostLeaves)
                return RootCauseParts.Of(SplitParts.Of(before, after, hides: false), [.. columns], cancellation);
        }

        return null;
    }

    // The tests of the segments, corrected for how many they are.
    private Dictionary<Segment, Comparison> Corrected(KpiResult after)
    {
        KpiRow[] tested = [.. after.Rows.Where(row => row.AgainstPrevious is { PValue: not null })];
        var corrected = MultipleComparisons.BenjaminiHochberg([.. tested.Select(row => row.AgainstPrevious!.PValue!.Value)]);
        return tested.Select((row, i) => (row.Segment, row.AgainstPrevious! with
        {
            PValue = corrected[i],
            IsReliable = row.AgainstPrevious!.IsReliable && corrected[i] < 1 - query.Level,
        })).ToDictionary(pair => pair.Segment, pair => pair.Item2);
    }

    // The whole with its own interval; segments by the formula's, which needs no resampling.
    private (KpiResult Before, KpiResult After) Run(ImmutableArray<Field> by) => Run(by.IsEmpty ? query.Form : query.Form with { BootstrapBy = null }, by);

    private (KpiResult Before, KpiResult After) Run(KpiForm form, ImmutableArray<Field> by)
    {
        var split = query with { Form = form, Dimensions = by };
        var before = new KpiRun(from.Narrow(split), cancellation);
        return (before.Result(null), new KpiRun(to.Narrow(split), cancellation).Result(before));
    }

    private void Coverage(KpiResult result, Comparand side)
    {
        if (side.Range is { } asked && result.Range is { } has && has != asked)
        {
            notes.Add(Say(language => Pick(
                language, $"Of {side.Name.English} the data cover {ValueText.Range(has, language)} alone.", $"Van {side.Name.Dutch} zijn er alleen gegevens over {ValueText.Range(has, language)}.")));
        }

        if (side.Range is not null && result.Range is null)
        {
            throw new DataException($"{query.Kpi.Id}: {string.Join(", ", query.Tables.Select(table => table.Name).Distinct())} carries no dates, so there are no periods to compare. "
                + "Compare two values of a column, such as two rounds of a survey, or Map a column to the role date.");
        }
    }

    // What a customer or a project brings in, and a plain sum, are larger in a longer period.
    private void Lengths(KpiResult before, KpiResult after)
    {
        if (before.Range is not { } first || after.Range is not { } second || between is not null || !(query.Kpi.IsCumulative || before.Total is { Numerator: null, Denominator: null }))
            return;
        // Months are taken to be of one length.
        if (Math.Abs(first.Years - second.Years) * 20 > Math.Max(first.Years, second.Years))
        {
            notes.Add(Say(language => Pick(
                language, $"One period is {ValueText.Count(first.Days, language)} days long, the other {ValueText.Count(second.Days, language)}, and this figure grows with the length: compare periods of one length.",
                $"De ene periode duurt {ValueText.Count(first.Days, language)} dagen, de andere {ValueText.Count(second.Days, language)}, en dit cijfer groeit met de duur: vergelijk perioden die even lang zijn.")));
        }
    }

    private bool IsBetween(Field field) => between is { } column && query.Tables.Any(table => column.In(table) is { } name && name == field.In(table));
}
