using System.Collections.Immutable;

namespace KpiLab.Scenarios;

/// <summary>One month of a run.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Opening">Active customers at its start.</param>
/// <param name="Started">Customers who start and stay on.</param>
/// <param name="Lost">Customers of the opening who leave.</param>
/// <param name="Closing">Active customers at its end; they bring the month's margin.</param>
/// <param name="Margin">Their margin.</param>
/// <param name="Spend">Marketing and sales.</param>
/// <param name="FixedCost">Other cost.</param>
/// <param name="Cash">Cash at its end.</param>
/// <param name="NewMargin">Of the margin, what customers who started in this run bring.</param>
public sealed record RunMonth(int Number, double Opening, double Started, double Lost, double Closing, double Margin, double Spend, double FixedCost, double Cash, double NewMargin)
{
    /// <summary>Margin less all cost.</summary>
    public double CashFlow => Margin - Spend - FixedCost;
}

/// <summary>How a run starts and what changes while it runs.</summary>
public sealed record CohortRunOptions
{
    /// <summary>Months, from 1 to 600.</summary>
    public int Months { get; init; } = 24;

    /// <summary>Cash at the start.</summary>
    public double Cash { get; init; }

    /// <summary>Cost a month that does not depend on customers.</summary>
    public double FixedCost { get; init; }

    /// <summary>Growth of new customers a month, as a share: 0.02 is 2 % more each month.</summary>
    public double Growth { get; init; }

    /// <summary>Growth of acquisition spend a month; null for that of new customers, so that CAC stays as it is.</summary>
    public double? SpendGrowth { get; init; }
}

/// <summary>Unit economics month by month: each month's new customers are a cohort that churns and pays back.</summary>
/// <remarks>A customer pays from the month of starting on, and of each cohort the share churn leaves at every month's end. With no growth, month 12 closes with the model's customers in a year.</remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record CohortRun
{
    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The months, in order.</summary>
    public required ImmutableArray<RunMonth> Months { get; init; }

    /// <summary>Cash at the start.</summary>
    public required double StartingCash { get; init; }

    /// <summary>The lowest cash and the month at whose end it is; month 0 where it never falls below the start.</summary>
    public (int Month, double Cash) LowPoint => Months.Select(m => (m.Number, m.Cash)).Prepend((0, StartingCash)).MinBy(m => m.Item2);

    /// <summary>The first month at whose end the customers who started in this run have brought back all that was spent on winning customers; null where that is not within the run.</summary>
    public int? PaidBack
    {
        get
        {
            double margin = 0, spend = 0;
            foreach (var month in Months)
            {
                margin += month.NewMargin;
                spend += month.Spend;
                if (margin >= spend)
                    return month.Number;
            }

            return null;
        }
    }

    /// <summary>The month in which one cohort of new customers has brought back what winning it cost, churn counted; null where it never does.</summary>
    public int? CohortPaysBackIn
    {
        get
        {
            var (cost, left, margin) = (Scenario[UnitEconomics.Cac], Scenario[UnitEconomics.StayingOn], Scenario[UnitEconomics.MarginPerCustomer]);
            double paid = 0;
            for (var month = 1; month <= 600; month++)
            {
                paid += left * margin;
                left *= 1 - Scenario[UnitEconomics.Churn];
                if (paid >= cost)
                    return month;
            }

            return null;
        }
    }

    internal static CohortRun Of(Scenario scenario, CohortRunOptions options)
    {
        if (options.Months is < 1 or > 600)
            throw new ModelException($"A run has 1 to 600 months; got {options.Months}.");
        if (!(options.Growth > -1) || !(options.SpendGrowth is null or > -1))
            throw new ModelException($"Growth a month is above −100 %; got {options.Growth} and {options.SpendGrowth}.");
        var (churn, margin) = (scenario[UnitEconomics.Churn], scenario[UnitEconomics.MarginPerCustomer]);
        var starters = scenario[UnitEconomics.NewCustomers] * scenario[UnitEconomics.StayingOn];
        var spend = scenario[UnitEconomics.Marketing] + scenario[UnitEconomics.Sales];
        var (customers, ofRun, cash) = (scenario[UnitEconomics.Customers], 0.0, options.Cash);
        var months = ImmutableArray.CreateBuilder<RunMonth>(options.Months);
        for (var number = 1; number <= options.Months; number++)
        {
            var started = starters * Math.Pow(1 + options.Growth, number - 1);
            var spent = spend * Math.Pow(1 + (options.SpendGrowth ?? options.Growth), number - 1);
            var lost = customers * churn;
            var closing = customers - lost + started;
            ofRun = ofRun * (1 - churn) + started;
            cash += closing * margin - spent - options.FixedCost;
            months.Add(new(number, customers, started, lost, closing, closing * margin, spent, options.FixedCost, cash, ofRun * margin));
            customers = closing;
        }

        return new() { Scenario = scenario, Months = months.MoveToImmutable(), StartingCash = options.Cash };
    }
}
