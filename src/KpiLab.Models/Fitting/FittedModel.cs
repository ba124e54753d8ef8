using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KpiLab.Measures;

namespace KpiLab.Models.Fitting;

/// <summary>A model fitted by maximum likelihood: its parameters and how sure they are. Immutable.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public abstract class FittedModel
{
    private protected FittedModel(Estimate estimate)
    {
        Estimate = estimate;
        Parameters = estimate.Parameters();
    }

    internal Estimate Estimate { get; }

    /// <summary>The model's name on the command line and in files: "bg-nbd".</summary>
    public abstract string Id { get; }

    /// <summary>The model's name as papers print it: "BG/NBD".</summary>
    public abstract string Name { get; }

    /// <summary>The parameters in the order of the paper.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The log-likelihood at the maximum.</summary>
    public double LogLikelihood => Estimate.LogLikelihood;

    /// <summary>Customers the model was fitted to.</summary>
    public long N => (long)Math.Round(Estimate.N);

    /// <summary>Unit of time of the data and of every prediction; null where the data came without one.</summary>
    public TimeUnit? Unit => Estimate.Unit;

    /// <summary>How the maximum was reached.</summary>
    public Convergence Convergence => Estimate.Convergence;

    /// <summary>Akaike's information criterion, 2 k - 2 ln L: lower is better among models of the same data.</summary>
    public double Aic => 2 * (Parameters.Length - LogLikelihood);

    /// <summary>The parameter of a name.</summary>
    /// <exception cref="ArgumentException">The model has none such.</exception>
    public Parameter this[string parameter] =>
        Parameters.FirstOrDefault(p => p.Name == parameter) ?? throw new ArgumentException($"{Name} has no parameter \"{parameter}\". It has: {string.Join(", ", Parameters.Select(p => p.Name))}.", nameof(parameter));

    /// <summary>Writes the model to a file, as JSON that states its version. A model read back predicts the same to the last bit.</summary>
    public void Save(string path) => ModelFile.Write(path, Id, Estimate);

    /// <summary>The model as people read it: parameters with standard errors and intervals, log-likelihood and n.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Name}, n = {N:N0}, log-likelihood {LogLikelihood:N1}").Append('\n');
        foreach (var p in Parameters)
            text.Append(CultureInfo.InvariantCulture, $"  {p.Name,-6} {p.Value,10:G4}   standard error {p.StandardError:G3}, {Estimate.Level:P0} interval {p.Interval.Low:G4} to {p.Interval.High:G4}").Append('\n');
        return text.ToString();
    }
}
