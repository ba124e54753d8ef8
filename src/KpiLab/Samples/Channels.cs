namespace KpiLab.Samples;

/// <summary>What is planted about an acquisition channel.</summary>
/// <param name="Name">As written in the files.</param>
/// <param name="Customers">New customers in an average month at scale 1.</param>
/// <param name="Cac">Marketing and sales cost per new customer, in EUR.</param>
/// <param name="CostPerLead">Marketing cost per lead, in EUR.</param>
/// <param name="Mql">Share of leads that marketing qualifies.</param>
/// <param name="Sql">Share of those that sales accepts.</param>
/// <param name="Won">Share of those that buy.</param>
/// <param name="Churn">Factor on the monthly risk to leave.</param>
/// <param name="MarginPercent">Gross margin of what its customers buy.</param>
/// <param name="ExtraOrders">Webshop orders a month of who has no subscription.</param>
/// <param name="Plans">Shares of no subscription, Basic, Plus, Premium.</param>
/// <param name="Campaigns">Campaigns that its media money goes to.</param>
/// <param name="Visits">Share of visits to the site.</param>
internal sealed record SampleChannel(
    string Name, double Customers, int Cac, int CostPerLead, double Mql, double Sql, double Won,
    double Churn, int MarginPercent, double ExtraOrders, double[] Plans, string[] Campaigns, double Visits);

/// <summary>The five channels: Affiliate has the lowest CAC, Referral the best lifetime value for it, Paid social the cheapest leads and the dearest qualified ones.</summary>
internal static class Channels
{
    public const int PaidSocial = 3;
    public const int Affiliate = 4;

    public static readonly SampleChannel[] All =
    [
        new("Organic search", 32, 44, 24, 0.60, 0.60, 0.50, 0.75, 46, 0.28, [0.18, 0.40, 0.27, 0.15], ["Coffee guides"], 0.34),
        new("Referral", 26, 36, 25, 0.64, 0.70, 0.55, 0.60, 46, 0.30, [0.15, 0.38, 0.30, 0.17], ["Bring a friend"], 0.10),
        new("Paid search", 52, 95, 48, 0.48, 0.50, 0.45, 1.00, 42, 0.20, [0.20, 0.42, 0.26, 0.12], ["Brand search", "Generic search"], 0.26),
        new("Paid social", 27, 140, 14, 0.15, 0.20, 0.50, 1.50, 28, 0.08, [0.15, 0.60, 0.20, 0.05], ["Crème-week", "Giveaway"], 0.22),
        new("Affiliate", 30, 28, 21, 0.30, 0.40, 0.50, 1.35, 30, 0.10, [0.18, 0.56, 0.20, 0.06], ["Coupon sites", "Coffee blogs"], 0.08),
    ];
}
