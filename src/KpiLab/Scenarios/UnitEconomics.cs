using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Scenarios.Economics;

namespace KpiLab.Scenarios;

/// <summary>The driver model of a business that wins customers and keeps them for a while: how its KPIs hang together.</summary>
/// <remarks>
/// Visitors × conversion × new customers per purchase = new customers; spend ÷ new customers = CAC; order value × frequency × margin = margin per customer per month;
/// that over the months a customer stays, until the horizon, = LTV. Leads, payback, ROI, revenue per employee, market share and the customers of a year ahead follow from these.
/// Churn is the same for every customer and every month; <see cref="CohortRun"/> shows the months.
/// </remarks>
public static class UnitEconomics
{
    /// <summary>Input: visits a month.</summary>
    public const string Visitors = "visitors";

    /// <summary>Input: purchases per visit.</summary>
    public const string Conversion = "conversion";

    /// <summary>Input: new customers per purchase on the site; it ties the funnel to the customers who start.</summary>
    public const string CustomersPerPurchase = "customers-per-purchase";

    /// <summary>Input: leads per visit.</summary>
    public const string LeadRate = "lead-rate";

    /// <summary>Input: marketing spend a month.</summary>
    public const string Marketing = "marketing";

    /// <summary>Input: sales spend a month.</summary>
    public const string Sales = "sales";

    /// <summary>Input: amount per order.</summary>
    public const string OrderValue = "order-value";

    /// <summary>Input: orders per active customer a month.</summary>
    public const string Frequency = "frequency";

    /// <summary>Input: gross margin as a share of the amount.</summary>
    public const string Margin = "margin";

    /// <summary>Input: share of customers lost a month.</summary>
    public const string Churn = "churn";

    /// <summary>Input: share of new customers who stay on as active customers, such as those who take a subscription.</summary>
    public const string StayingOn = "staying-on";

    /// <summary>Input: months after which a customer's value is no longer counted.</summary>
    public const string Horizon = "horizon";

    /// <summary>Input: active customers now.</summary>
    public const string Customers = "customers";

    /// <summary>Input: revenue a year that does not come from these customers.</summary>
    public const string OtherRevenue = "other-revenue";

    /// <summary>Input: employees, in FTE.</summary>
    public const string Employees = "employees";

    /// <summary>Input: sales of the whole market in a year.</summary>
    public const string Market = "market";

    /// <summary>Input: the share of own revenue that is sold in that market.</summary>
    public const string InMarket = "in-market";

    /// <summary>Formula: customers who start a month. An input where there are no visits.</summary>
    public const string NewCustomers = "new-customers";

    /// <summary>Formula: leads a month. An input where there are no visits.</summary>
    public const string Leads = "leads";

    /// <summary>Formula: marketing spend ÷ leads.</summary>
    public const string LeadCost = "lead-cost";

    /// <summary>Formula: customer acquisition cost: marketing and sales spend ÷ new customers.</summary>
    public const string Cac = "cac";

    /// <summary>Formula: revenue per active customer a month.</summary>
    public const string RevenuePerCustomer = "revenue-per-customer";

    /// <summary>Formula: margin per active customer a month.</summary>
    public const string MarginPerCustomer = "margin-per-customer";

    /// <summary>Formula: mean months that a customer stays, 1 ÷ churn.</summary>
    public const string Lifetime = "lifetime";

    /// <summary>Formula: margin that a new customer brings until the horizon, not discounted.</summary>
    public const string Ltv = "ltv";

    /// <summary>Formula: LTV ÷ CAC.</summary>
    public const string LtvToCac = "ltv-to-cac";

    /// <summary>Formula: months of margin that pay for a new customer, churn left aside.</summary>
    public const string Payback = "payback";

    /// <summary>Formula: return on acquisition spend after twelve months, churn counted: (margin − cost) ÷ cost.</summary>
    public const string Roi = "roi";

    /// <summary>Formula: what the new customers of a month bring over their lives, less what winning them cost.</summary>
    public const string ValueAdded = "value-added";

    /// <summary>Formula: margin of all active customers in a month, less marketing and sales.</summary>
    public const string Contribution = "contribution";

    /// <summary>Formula: active customers a year from now, if nothing else changes.</summary>
    public const string CustomersInAYear = "customers-in-a-year";

    /// <summary>Formula: revenue a year, at today's number of customers.</summary>
    public const string Revenue = "revenue";

    /// <summary>Formula: revenue ÷ FTE.</summary>
    public const string RevenuePerEmployee = "revenue-per-employee";

    /// <summary>Formula: own sales in the market ÷ the market.</summary>
    public const string MarketShare = "market-share";

    /// <summary>The model with inputs measured in a workspace over its last twelve months that all tables cover, each with its interval and where it came from. What the tables do not tell is not known; give it with With.</summary>
    /// <remarks>Intervals say how sure the averages of these months are, not how the market will move. They rest on the differences between months, or on counts (Wilson).</remarks>
    /// <exception cref="ModelException">No table tells any of it; the message says what is needed.</exception>
    /// <exception cref="DataException">Currencies are mixed, or a table cannot be computed on.</exception>
    public static Scenario From(Workspace workspace, UnitEconomicsOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new MeasuredEconomics(workspace, options ?? new(), cancellation).Model().Scenario(options?.Language == Language.Dutch ? "nu" : "now");
    }

    /// <summary>The model with nothing known but the horizon, for plain numbers: <c>UnitEconomics.Blank("EUR").With((UnitEconomics.Churn, Change.To(0.03)), …)</c>.</summary>
    /// <param name="currency">ISO code; null where it does not matter.</param>
    public static Scenario Blank(string? currency = null) =>
        EconomicsModel.Of(currency, withFunnel: true, input => input).Scenario("blank");
}
