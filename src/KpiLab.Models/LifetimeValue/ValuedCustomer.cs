using KpiLab.Statistics;

namespace KpiLab.Models.LifetimeValue;

/// <summary>What one customer is expected to bring from now on.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="ProbabilityAlive">Probability of still being a customer.</param>
/// <param name="ExpectedPurchases">Purchases expected within the horizon.</param>
/// <param name="DiscountedPurchases">The same, discounted to now.</param>
/// <param name="ExpectedSpend">Spend expected per purchase.</param>
/// <param name="Value">Discounted purchases times spend times margin.</param>
/// <param name="Interval">Interval of the expected value: it holds the uncertainty of the models' parameters, not the chance in what one customer does.</param>
public sealed record ValuedCustomer(CustomerRecord Customer, double ProbabilityAlive, double ExpectedPurchases, double DiscountedPurchases, double ExpectedSpend, double Value, ConfidenceInterval Interval);
