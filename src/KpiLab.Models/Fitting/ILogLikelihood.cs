namespace KpiLab.Models.Fitting;

/// <summary>A log-likelihood over the logarithms of positive parameters, with its analytic gradient.</summary>
internal interface ILogLikelihood
{
    /// <summary>The parameters' names, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>What a parameter tells, in words that end the sentence "the data do not tell …", at the point where the search ended.</summary>
    string Tells(int parameter, ReadOnlySpan<double> logs);

    /// <summary>The log-likelihood at exp(<paramref name="logs"/>); writes its derivatives by the logs.</summary>
    double Evaluate(ReadOnlySpan<double> logs, Span<double> gradient);
}
