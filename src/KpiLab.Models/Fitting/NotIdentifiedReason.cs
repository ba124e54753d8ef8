namespace KpiLab.Models.Fitting;

/// <summary>Why data cannot identify a model.</summary>
public enum NotIdentifiedReason
{
    /// <summary>Too few customers to tell them apart.</summary>
    TooFewCustomers,

    /// <summary>What the model describes never happened: no repeat purchase, nobody lost.</summary>
    NothingHappened,

    /// <summary>The likelihood keeps rising while a parameter goes to zero or infinity.</summary>
    ParameterRunsOff,

    /// <summary>The likelihood hardly changes along some combination of parameters.</summary>
    FlatLikelihood,

    /// <summary>No start reached a point where the gradient vanishes.</summary>
    NoMaximumFound,
}
