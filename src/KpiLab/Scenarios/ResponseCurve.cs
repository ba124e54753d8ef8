namespace KpiLab.Scenarios;

/// <summary>How many customers a channel brings for what is spent on it. Each further euro brings no more than the one before.</summary>
public abstract record ResponseCurve
{
    private ResponseCurve()
    {
    }

    /// <summary>Customers = scale × spend^exponent.</summary>
    /// <param name="Scale">Customers at a spend of 1, above 0.</param>
    /// <param name="Exponent">Percent more customers per percent more spend, above 0 and at most 1.</param>
    public sealed record Power(double Scale, double Exponent) : ResponseCurve
    {
        /// <inheritdoc/>
        public override double Customers(double spend) => Scale * Math.Pow(spend, Exponent);

        /// <inheritdoc/>
        public override double Marginal(double spend) => Exponent == 1 ? Scale : Scale * Exponent * Math.Pow(spend, Exponent - 1);

        /// <inheritdoc/>
        internal override double SpendAt(double marginal) => Exponent == 1
            ? marginal < Scale ? double.PositiveInfinity : 0
            : Math.Pow(marginal / (Scale * Exponent), 1 / (Exponent - 1));

        /// <inheritdoc/>
        internal override bool IsValid => Scale > 0 && Exponent is > 0 and <= 1;
    }

    /// <summary>Customers = most × (1 − e^(−spend ÷ reach)): a channel that fills up.</summary>
    /// <param name="Most">The customers that it can bring at all, above 0.</param>
    /// <param name="Reach">The spend at which 63 % of them come, above 0.</param>
    public sealed record Saturating(double Most, double Reach) : ResponseCurve
    {
        /// <inheritdoc/>
        public override double Customers(double spend) => Most * -double.ExpM1(-spend / Reach);

        /// <inheritdoc/>
        public override double Marginal(double spend) => Most / Reach * Math.Exp(-spend / Reach);

        /// <inheritdoc/>
        internal override double SpendAt(double marginal) => Math.Max(0, Reach * Math.Log(Most / (Reach * marginal)));

        /// <inheritdoc/>
        internal override bool IsValid => Most > 0 && Reach > 0;
    }

    /// <summary>Customers at a spend.</summary>
    public abstract double Customers(double spend);

    /// <summary>Customers that the next euro brings.</summary>
    public abstract double Marginal(double spend);

    /// <summary>The spend from which on the next euro brings fewer.</summary>
    internal abstract double SpendAt(double marginal);

    /// <summary>True when its numbers are in their ranges.</summary>
    internal abstract bool IsValid { get; }

    /// <summary>The power curve through what a channel does now.</summary>
    /// <param name="spend">What is spent on it, above 0.</param>
    /// <param name="customers">Customers that it brings for that, above 0.</param>
    /// <param name="elasticity">Percent more customers per percent more spend, above 0 and at most 1. The data of one budget do not tell it: it comes from a test, or is an assumption.</param>
    /// <exception cref="ModelException">A number is outside its range.</exception>
    public static ResponseCurve Through(double spend, double customers, double elasticity)
    {
        if (!(spend > 0 && customers > 0 && elasticity is > 0 and <= 1))
            throw new ModelException($"A response curve goes through a spend and customers above 0 with an elasticity above 0 and at most 1; got {spend}, {customers} and {elasticity}.");
        return new Power(customers / Math.Pow(spend, elasticity), elasticity);
    }
}
