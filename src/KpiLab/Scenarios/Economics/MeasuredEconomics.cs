using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Scenarios.Economics;

/// <summary>Measures the inputs of unit economics in a workspace.</summary>
internal sealed class MeasuredEconomics
{
    private readonly Workspace workspace;
    private readonly UnitEconomicsOptions options;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<string, (double Value, ConfidenceInterval? Interval, LocalText Source)> measured = new(StringComparer.Ordinal);
    private readonly DateRange range;
    private readonly double months;
    private string? currency;

    public MeasuredEconomics(Workspace workspace, UnitEconomicsOptions options, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Months, 1);
        this.workspace = workspace;
        this.options = options;
        this.cancellation = cancellation;
        range = Covered();
        months = range.Years * 12;
    }

    public DriverModel Model()
    {
        currency = options.Currency;
        var visits = Months(Kpis.ConversionRate.Kpi);
        var spend = Months(Kpis.Cac.Kpi);
        Acquisition(visits, spend);
        var churn = Months(Kpis.ChurnRate.Kpi);
        Retention(churn, spend);
        Orders(churn);
        Company();
        Set(UnitEconomics.Horizon, options.Horizon, null, new("chosen", "gekozen"));
        return EconomicsModel.Of(currency, visits is not null, input => measured.TryGetValue(input.Name, out var found)
            ? input with { Value = found.Value, Interval = found.Interval, Source = found.Source }
            : input);
    }

    private void Acquisition(KpiResult? visits, KpiResult? spend)
    {
        var leads = Months(Kpis.CostPerLead.Kpi);
        var newCustomers = spend?.Total.Denominator;
        if (visits?.Total is { Value: { } conversion, Denominator: { } visitors } total && visitors > 0)
        {
            var (_, byMonth) = MonthlyRatio.Rows(visits);
            Set(UnitEconomics.Visitors, visitors / months, PerMonth([.. byMonth.Values]), From(visits, string.Create(CultureInfo.InvariantCulture, $"{visitors:N0} ÷ {months:0.#}")));
            Set(UnitEconomics.Conversion, conversion, total.Interval, From(visits, string.Create(CultureInfo.InvariantCulture, $"{total.Numerator:N0} ÷ {visitors:N0}")));
            if (newCustomers is { } started && total.Numerator is { } purchases and > 0)
                Set(UnitEconomics.CustomersPerPurchase, started / purchases, null, From(spend!, string.Create(CultureInfo.InvariantCulture, $"{started:N0} ÷ {purchases:N0}")));
            if (leads?.Total.Denominator is { } count)
                Set(UnitEconomics.LeadRate, count / visitors, count > 0 ? PoissonRate.Exact((long)count, visitors) : null, From(leads, string.Create(CultureInfo.InvariantCulture, $"{count:N0} ÷ {visitors:N0}")));
        }
        else
        {
            if (newCustomers is { } started)
                Set(UnitEconomics.NewCustomers, started / months, PoissonRate.Exact((long)started, months), From(spend!, string.Create(CultureInfo.InvariantCulture, $"{started:N0} ÷ {months:0.#}")));
            if (leads?.Total.Denominator is { } count)
                Set(UnitEconomics.Leads, count / months, PoissonRate.Exact((long)count, months), From(leads, string.Create(CultureInfo.InvariantCulture, $"{count:N0} ÷ {months:0.#}")));
        }

        if (spend?.Total.Numerator is not { } all)
            return;
        // Cost per lead counts marketing alone, where the spend is told apart; without leads all of it stands under marketing.
        var marketing = leads?.Total.Numerator is { } part && part <= all ? part : all;
        Set(UnitEconomics.Marketing, marketing / months, null, From(leads ?? spend, string.Create(CultureInfo.InvariantCulture, $"{marketing:N0} ÷ {months:0.#}")));
        Set(UnitEconomics.Sales, (all - marketing) / months, null, From(spend, string.Create(CultureInfo.InvariantCulture, $"{all - marketing:N0} ÷ {months:0.#}")));
    }

    private void Retention(KpiResult? churn, KpiResult? spend)
    {
        if (churn?.Total is not { Value: { } rate, Denominator: { } active } total || Kpis.ChurnRate.Kpi.In(workspace)?.Tables[0] is not { } table || table.KindOf(Role.Start) != ColumnKind.Date)
            return;
        Set(UnitEconomics.Churn, rate, total.Interval, From(churn, string.Create(CultureInfo.InvariantCulture, $"{total.Numerator:N0} ÷ {active:N0}")));
        var (now, started) = SubscriptionCount.Of(table.InMemory("What-if"), range);
        Set(UnitEconomics.Customers, now, null, new(string.Create(CultureInfo.InvariantCulture, $"active on {range.End:yyyy-MM-dd} ({table.Name})"), string.Create(CultureInfo.InvariantCulture, $"actief op {range.End:yyyy-MM-dd} ({table.Name})")));
        if (spend?.Total.Denominator is { } all && all > 0 && started <= all)
            Set(UnitEconomics.StayingOn, started / all, Proportion.Wilson((long)started, (long)all), From(spend, string.Create(CultureInfo.InvariantCulture, $"{started:N0} ÷ {all:N0}")));
    }

    private void Orders(KpiResult? churn)
    {
        if (Kpis.Ltv.Kpi.In(workspace)?.Tables[0] is not { } found || found.Roles.Has(Role.End) || !found.IsDated())
        {
            FromSubscriptions(churn);
            return;
        }

        var orders = Kpis.Formulas.WithAmount(found);
        var value = Define("order-value", Measure.Sum(Role.Amount) / Measure.Count(), orders);
        Note(value, UnitEconomics.OrderValue);
        if (orders.Roles.Has(Role.Margin))
            Note(Define("order-margin", Measure.Sum(Role.Margin) / Measure.Sum(Role.Amount), orders), UnitEconomics.Margin);
        if (churn is null)
            return;
        var (_, counts) = MonthlyRatio.Rows(value);
        var (_, active) = MonthlyRatio.Rows(churn);
        if (MonthlyRatio.Of(counts, active) is { } frequency)
            Set(UnitEconomics.Frequency, frequency.Value, frequency.Interval, From(value, string.Create(CultureInfo.InvariantCulture, $"{frequency.Above:N0} ÷ {frequency.Below:N0}")));
    }

    // Without orders, each active subscription is billed once a month.
    private void FromSubscriptions(KpiResult? churn)
    {
        if (churn is null || Kpis.ChurnRate.Revenue.In(workspace) is not { } query)
            return;
        var revenue = Run(query).Total.Denominator;
        if (revenue is not { } billed || churn.Total.Denominator is not { } active || active <= 0)
            return;
        Set(UnitEconomics.OrderValue, billed / active, null, From(churn, string.Create(CultureInfo.InvariantCulture, $"{billed:N0} ÷ {active:N0}")));
        Set(UnitEconomics.Frequency, 1, null, new("billed once a month", "één keer per maand gefactureerd"));
    }

    private void Company()
    {
        var years = months / 12;
        if (Months(Kpis.RevenuePerEmployee.Kpi)?.Total is { Numerator: { } revenue, Denominator: { } fteYears } && fteYears > 0)
        {
            var source = From(Kpis.RevenuePerEmployee.Kpi, string.Create(CultureInfo.InvariantCulture, $"{fteYears:N1} ÷ {years:0.##}"));
            Set(UnitEconomics.Employees, fteYears / years, null, source);
            var own = measured.GetValueOrDefault(UnitEconomics.OrderValue).Value * measured.GetValueOrDefault(UnitEconomics.Frequency).Value * CustomerMonths();
            Set(UnitEconomics.OtherRevenue, Math.Max(0, (revenue - own) / years), null, From(Kpis.RevenuePerEmployee.Kpi, string.Create(CultureInfo.InvariantCulture, $"{revenue:N0} − {own:N0}")));
            if (Months(Kpis.MarketShare.Kpi)?.Total is { Numerator: { } sold, Denominator: { } market } && market > 0)
            {
                Set(UnitEconomics.Market, market / years, null, From(Kpis.MarketShare.Kpi, string.Create(CultureInfo.InvariantCulture, $"{market:N0} ÷ {years:0.##}")));
                if (sold <= revenue)
                    Set(UnitEconomics.InMarket, sold / revenue, null, From(Kpis.MarketShare.Kpi, string.Create(CultureInfo.InvariantCulture, $"{sold:N0} ÷ {revenue:N0}")));
            }
        }
    }

    private double CustomerMonths() => Months(Kpis.ChurnRate.Kpi)?.Total.Denominator ?? 0;

    private void Note(KpiResult result, string input)
    {
        var (above, below) = MonthlyRatio.Rows(result);
        if (MonthlyRatio.Of(above, below) is { } ratio)
            Set(input, ratio.Value, ratio.Interval, From(result, string.Create(CultureInfo.InvariantCulture, $"{ratio.Above:N0} ÷ {ratio.Below:N0}")));
    }

    private KpiResult Define(string id, MeasureExpression formula, Table table) =>
        Kpi.Define(id, Unit.Ratio, formula).Of(table).Every(Period.Month).Between(range.Start, range.End).Run(cancellation);

    private KpiResult? Months(Kpi kpi) => kpi.In(workspace) is { } query && query.Tables.All(HasDates) ? Run(query.Every(Period.Month)) : null;

    private KpiResult Run(KpiQuery query)
    {
        if (options.Currency is { } code)
            query = query.In(code);
        if (options.AsOf is { } day)
            query = query.Until(day);
        var result = query.Between(range.Start, range.End).Run(cancellation);
        currency ??= result.Unit.Currency;
        return result;
    }

    private void Set(string input, double value, ConfidenceInterval? interval, LocalText source) =>
        measured[input] = (value, interval, source);

    private LocalText From(KpiResult result, string sum) => From(result.Kpi, sum);

    private LocalText From(Kpi kpi, string sum) => new($"{kpi.Text.Name.English}, {range}: {sum}", $"{kpi.Text.Name.Dutch}, {range}: {sum}");

    private static ConfidenceInterval? PerMonth(double[] months)
    {
        if (months.Length < 3)
            return null;
        var mean = months.Average();
        return Mean.T(mean, months.Sum(m => (m - mean) * (m - mean)) / (months.Length - 1), months.Length);
    }

    // The last months that every table of these KPIs covers, whole.
    private DateRange Covered()
    {
        DateRange[] covered = [.. new[] { Kpis.ConversionRate.Kpi, Kpis.Cac.Kpi, Kpis.Ltv.Kpi, Kpis.ChurnRate.Kpi }
            .Select(kpi => kpi.In(workspace)).OfType<KpiQuery>().Where(q => q.Tables.All(HasDates))
            .Select(q => (options.AsOf is { } day ? q.Until(day) : q).Run(cancellation).Range).OfType<DateRange>()];
        if (covered.Length == 0)
            throw new ModelException($"{workspace.Name}: no table tells visits, spend and customers, orders or subscriptions by date, so nothing can be measured. {Kpis.Cac.Kpi.WhatIsMissing(workspace).English} Or start from plain numbers with UnitEconomics.Blank.");
        var last = covered.Min(r => r.End);
        var end = new DateOnly(last.Year, last.Month, 1);
        var first = covered.Max(r => r.Start);
        var start = first.Day == 1 ? first : new DateOnly(first.Year, first.Month, 1).AddMonths(1);
        if (end.AddMonths(-options.Months) is var wanted && wanted > start)
            start = wanted;
        return end > start ? new DateRange(start, end)
            : throw new ModelException($"{workspace.Name}: the tables share no whole month: {string.Join("; ", covered)}. Give tables of the same months.");
    }

    private static bool HasDates(Table table) => table.IsDated() || table.KindOf(Role.Start) == ColumnKind.Date;
}
