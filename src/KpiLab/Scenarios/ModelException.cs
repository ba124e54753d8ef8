namespace KpiLab.Scenarios;

/// <summary>A driver model or a question to it cannot be answered. The message names the formula or input, what was seen, and what to do.</summary>
public sealed class ModelException : Exception
{
    /// <summary>A problem with no further words.</summary>
    public ModelException()
    {
    }

    /// <summary>A problem in words.</summary>
    public ModelException(string message)
        : base(message)
    {
    }

    /// <summary>A problem in words, with its cause.</summary>
    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
