using System.Collections.Immutable;
using KpiLab.Data;

namespace KpiLab.Kpis;

/// <summary>What a KPI is the quotient or product of, so that a change can be laid at their door.</summary>
internal abstract record KpiDrivers
{
    private KpiDrivers()
    {
    }

    /// <summary>An amount over another one, which grow apart: spend and customers, revenue and staff, own sales and the market.</summary>
    /// <param name="Above">What stands above the line; null for the numerator's own name.</param>
    /// <param name="Below">What stands below it; null for the denominator's own name.</param>
    public sealed record Quotient(LocalText? Above = null, LocalText? Below = null) : KpiDrivers
    {
        /// <summary>How many times the denominator was taken off the numerator: once for return on investment, whose drivers are return and cost.</summary>
        public int Subtracted { get; init; }

        /// <summary>True when the amounts are told per year, as an average staff is.</summary>
        public bool PerYear { get; init; }

        /// <summary>True when the amount above the line is money in the KPI's own currency.</summary>
        public bool AboveIsMoney { get; init; }

        /// <summary>True when the amount above the line may well be 0 or less, where logarithms end.</summary>
        public bool MayBeZero { get; init; }
    }

    /// <summary>A product of ratios, each link's denominator the numerator of the next: margin per sale × sales per customer.</summary>
    /// <param name="Of">Given the tables as prepared: the measures that the links need beside those of the KPI, and the links in the order in which they are told.</param>
    public sealed record Chain(Func<IReadOnlyList<Table>, (IReadOnlyList<KpiPart> Parts, ImmutableArray<KpiLink> Links)> Of) : KpiDrivers;
}

/// <summary>A ratio in a chain.</summary>
/// <param name="Name">What it is: order value.</param>
/// <param name="Unit">What it is measured in; money takes the currency of the KPI.</param>
/// <param name="Above">What stands above the line.</param>
/// <param name="Below">What stands below it.</param>
internal sealed record KpiLink(LocalText Name, Unit Unit, Func<KpiCell, double> Above, Func<KpiCell, double> Below);
