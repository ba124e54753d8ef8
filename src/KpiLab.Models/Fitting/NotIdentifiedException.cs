using KpiLab.Data;

namespace KpiLab.Models.Fitting;

/// <summary>The data cannot identify the model: many parameter values explain them equally well, so no number is given.</summary>
public sealed class NotIdentifiedException : DataException
{
    internal NotIdentifiedException(string model, NotIdentifiedReason reason, string because, string evidence)
        : base($"{model} is not identified, because {because}. Evidence: {evidence}.")
    {
        Model = model;
        Reason = reason;
        Evidence = evidence;
    }

    /// <summary>The name of the model.</summary>
    public string Model { get; }

    /// <summary>The kind of reason, for programs.</summary>
    public NotIdentifiedReason Reason { get; }

    /// <summary>The numbers behind it.</summary>
    public string Evidence { get; }
}
