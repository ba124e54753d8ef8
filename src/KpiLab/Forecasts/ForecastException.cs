namespace KpiLab.Forecasts;

/// <summary>The series cannot be forecast. The message says why and what to do.</summary>
public sealed class ForecastException : Exception
{
    /// <summary>With a message for the analyst.</summary>
    public ForecastException(string message)
        : base(message)
    {
    }
}
