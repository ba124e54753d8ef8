namespace KpiLab.Models.ChurnRisk;

/// <summary>What it costs to try to keep a customer, and what that gives.</summary>
/// <param name="Cost">Cost of contacting one customer with the offer, whatever comes of it; in money, 0 or more.</param>
/// <param name="SuccessRate">Share of those about to leave who stay because of it, in (0, 1].</param>
/// <param name="CustomerValue">What a kept customer is worth: margin still to come; in money, above 0. A value per customer takes its place where one is given.</param>
public sealed record RetentionOffer(double Cost, double SuccessRate, double CustomerValue)
{
    /// <summary>Contacting pays where risk × value is above this: cost ÷ success rate.</summary>
    public double LeastValueAtRisk => Cost / SuccessRate;

    /// <summary>Contacting a customer of ordinary value pays where the risk is above this: cost ÷ (success rate × value). Above 1 it never pays.</summary>
    /// <remarks>Expected profit of contacting a customer with risk p is p × success rate × value − cost, which is 0 at the threshold.</remarks>
    public double Threshold => Cost / (SuccessRate * CustomerValue);

    internal RetentionOffer Checked()
    {
        if (!(Cost >= 0) || !double.IsFinite(Cost))
            throw new ArgumentOutOfRangeException(nameof(Cost), Cost, "The cost of an offer is 0 or more.");
        if (!(SuccessRate is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(SuccessRate), SuccessRate, "The success rate is above 0 and at most 1.");
        if (!(CustomerValue > 0) || !double.IsFinite(CustomerValue))
            throw new ArgumentOutOfRangeException(nameof(CustomerValue), CustomerValue, "The value of a customer is above 0.");
        return this;
    }
}
