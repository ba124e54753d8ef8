using KpiLab.Charts.Plots;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Models.Fitting;
using KpiLab.Models.Survival;

namespace KpiLab.Charts.Report;

/// <summary>The plots of one KPI in the report: those that practitioners use for it, then by segment and over time.</summary>
internal sealed class ReportPlots(ScorecardEntry entry, Scorecard scorecard, ChartOptions options)
{
    private readonly Workspace workspace = new(scorecard.Name, scorecard.Tables, []);

    public IEnumerable<Plot> All()
    {
        List<Plot> plots = [.. Own()];
        if (entry.Series is { } series && series.Rows.Count(r => r.Measurement.Value is not null) > 1)
            plots.Add(SeriesPlot.Of(series, options));
        // Neither split nor dated: the one value with its interval and benchmark.
        if (plots.Count == 0 && entry.Result!.Total.Value is not null)
            plots.Add(ValuePlot.Of(entry.Result, options, entry.Benchmark));
        return plots;
    }

    private IEnumerable<Plot> Own() => entry.Kpi.Id switch
    {
        "revenue-per-employee" => Segments().Concat(entry.Series is { } series ? [RevenuePerEmployeeChart.IndexPlot(series, options)] : []),
        "cac" => Segments(Role.Channel, split => CacChart.ByChannelPlot(split, By("cac-payback-months", Role.Channel), options)),
        "ltv" => LtvPlots().Concat(Segments()),
        "conversion-rate" => FunnelPlots().Concat(Segments()),
        "roi" => CurvePlots().Concat(Segments()),
        "churn-rate" => Segments().Concat(RetentionPlots()),
        "net-promoter-score" => Segments(Role.Touchpoint, split => NetPromoterScoreChart.AnswersPlot(split, ScoreDistribution.Of(TableWith(Role.Touchpoint)!, Role.Touchpoint), options)),
        "cost-per-lead" => Segments(Role.Channel, split => By("mql-to-sql-rate", Role.Channel) is { } quality ? CostPerLeadChart.AgainstQualityPlot(split, quality, options) : null, keep: true),
        "employee-engagement" => EngagementPlots().Concat(Segments()),
        "market-share" => Segments().Concat(GrowthPlots()),
        _ => Segments(),
    };

    private IEnumerable<Plot> Segments() => entry.Segments.Select(split => SegmentPlot.Of(split, options, entry.Benchmark));

    // The split by one role has a plot of its own, in place of the bars or before them.
    private IEnumerable<Plot> Segments(Role role, Func<KpiResult, Plot?> own, bool keep = false)
    {
        foreach (var split in entry.Segments)
        {
            var special = IsBy(split, role) ? own(split) : null;
            if (special is not null)
                yield return special;
            if (special is null || keep)
                yield return SegmentPlot.Of(split, options, entry.Benchmark);
        }
    }

    private IEnumerable<Plot> LtvPlots()
    {
        if (By("ltv-to-cac", Role.Channel) is { } ratio)
            yield return LtvChart.ToCacPlot(ratio, options);
        if (TableWith(Role.Customer) is not { } orders || orders.Find(Role.Date) is not DateColumn || orders.Roles.Has(Role.End) || (orders.Find(Role.Margin) ?? orders.Find(Role.Amount)) is not NumberColumn)
            yield break;
        yield return orders.Roles.Has(Role.Channel)
            ? LtvChart.CumulativePlot(CumulativeValue.Of(orders, Role.Channel), entry.Result!.Unit, By("cac", Role.Channel), options)
            : LtvChart.CumulativePlot(CumulativeValue.Of(orders), entry.Result!.Unit, null, options);
    }

    private IEnumerable<Plot> FunnelPlots()
    {
        if (TableWith(Role.Step) is not { } sessions)
            yield break;
        yield return FunnelChart.StepsPlot(Funnel.Of(sessions), options);
        if (sessions.Find(Role.Device) is TextColumn { Dictionary.Count: >= 2 and <= 8 } device)
            yield return FunnelChart.DropOffPlot([.. device.Dictionary.Order(StringComparer.Ordinal).Select(name => (name, Funnel.Of(sessions, Filter.In(Role.Device, name))))], options);
    }

    private IEnumerable<Plot> CurvePlots()
    {
        if (TableWith(Role.Return) is { } flows && flows.Roles.Has(Role.Cost) && flows.Find(Role.Date) is DateColumn)
            yield return RoiChart.CumulativePlot(CumulativeReturn.Of(flows), options);
    }

    private IEnumerable<Plot> RetentionPlots()
    {
        if (TableWith(Role.End) is not { } subscriptions || subscriptions.Find(Role.Start) is not DateColumn)
            yield break;
        yield return ChurnRateChart.RetentionPlot(RetentionCohort.Of(subscriptions, Period.Month, scorecard.Options.AsOf), options);
        var by = entry.Segments is [{ Dimensions: [var first] }, ..] && ((Field)first).In(subscriptions) is { } column ? (Field?)column : null;
        var curves = CustomerSurvival.Of(subscriptions, by, scorecard.Options.AsOf);
        yield return ChurnRateChart.SurvivalPlot(curves, options, by is { } split && curves.Count > 1 && curves.Any(c => c.Curve.Lost > 0) ? Test(subscriptions, split) : null);
    }

    private LogRank? Test(FrameTable subscriptions, Field by)
    {
        try
        {
            return CustomerSurvival.Compare(subscriptions, by, scorecard.Options.AsOf);
        }
        catch (NotIdentifiedException)
        {
            // Nobody left while two segments were there: the curves stand without a test.
            return null;
        }
    }

    private IEnumerable<Plot> EngagementPlots()
    {
        if (TableWith(Role.Theme) is not { } answers)
            yield break;
        // The last round is how things stand; adding rounds up would also make small groups look large enough to show.
        var wave = answers.Find(Role.Wave) is { Length: > 0 } waves ? waves.TextOf(waves.Length - 1) : null;
        Plot Named(Plot plot) => wave is null ? plot : plot with { Title = $"{wave}. {plot.Title}" };
        yield return Named(EmployeeEngagementChart.ThemesPlot(ScoreDistribution.Of(answers, Role.Theme, hideBelow: 5, wave is null ? [] : [Filter.In(Role.Wave, wave)]), options));
        if (!answers.Roles.Has(Role.Department) || Query("employee-engagement") is not { } query)
            yield break;
        query = query.By(Role.Department, Role.Theme);
        yield return Named(EmployeeEngagementChart.HeatMapPlot((wave is null ? query : query.Where(Role.Wave, wave)).Run(), options));
    }

    private IEnumerable<Plot> GrowthPlots()
    {
        if (entry.Segments.Any(split => IsBy(split, Role.Region)) && Query("market-share") is { } query && entry.Result!.Range is not null)
            yield return MarketShareChart.GrowthSharePlot(query.By(Role.Region).Every(Period.Year).Run(), options);
    }

    private bool IsBy(KpiResult split, Role role) => split.Dimensions is [var only] && scorecard.Tables.Any(table => only == Field.RoleName(role) || table.Roles.ColumnOf(role) == only);

    private KpiResult? By(string id, Role role)
    {
        try
        {
            return Query(id)?.By(role).Run() is { Rows.Length: > 1 } result ? result : null;
        }
        catch (ColumnNotFoundException)
        {
            // One of its tables has no such column: there is nothing to set beside.
            return null;
        }
    }

    private KpiQuery? Query(string id)
    {
        if (KpiCatalogue.Find(id)?.In(workspace) is not { } query)
            return null;
        if (scorecard.Options.Currency is { } currency)
            query = query.In(currency);
        return scorecard.Options.AsOf is { } asOf ? query.Until(asOf) : query;
    }

    // The first table of the KPI that has the role.
    private FrameTable? TableWith(Role role) => Query(entry.Kpi.Id)?.Tables.OfType<FrameTable>().FirstOrDefault(table => table.Roles.Has(role));
}
