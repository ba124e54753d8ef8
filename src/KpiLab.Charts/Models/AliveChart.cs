using KpiLab.Charts.Models;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Models.LifetimeValue;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Who is probably still a customer.</summary>
public static class AliveChart
{
    private const int MostFrequency = 8;
    private const int Columns = 9;

    /// <summary>The probability of still being a customer by how often one bought and how long one has been silent, for a customer as old as the oldest quarter.</summary>
    /// <param name="model">The model.</param>
    /// <param name="customers">The customers it was fitted to: they set the age and the frequencies shown, and each cell says how many of them stand there.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart ByRecencyAndFrequency(PurchaseModel model, RecencyFrequency customers, ChartOptions? options = null) => Plot(model, customers, options ?? ChartOptions.Default).ToChart();

    internal static Plot Plot(PurchaseModel model, RecencyFrequency customers, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(customers);
        var language = options.Language;
        bool dutch = language == Language.Dutch;
        var units = TimeText.Units(customers.Unit, language);
        double[] ages = [.. customers.Customers.Select(c => c.History.Age).Order()];
        var age = Math.Floor(ages.Length == 0 ? 1 : ages[ages.Length * 3 / 4]);
        var most = (int)Math.Clamp(customers.Customers.Select(c => c.History.Frequency).DefaultIfEmpty(1).Max(), 1, MostFrequency);
        var step = Math.Max(1, Math.Ceiling(age / Columns));
        double[] silences = [.. Enumerable.Range(0, Columns).Select(i => i * step).Where(s => s < age)];
        double Alive(int frequency, double silence) => model.ProbabilityAlive(new(frequency, age - silence, age));
        string P(double share) => ValueText.Short(Math.Round(share, 2), Unit.Percent, language).Replace(dutch ? ",0" : ".0", "", StringComparison.Ordinal);
        int Here(int frequency, double silence) => customers.Customers.Count(c => Math.Min(c.History.Frequency, most) == frequency && c.History.Age - c.History.Recency is var s && s >= silence && s < silence + step);
        var frequencies = Enumerable.Range(1, most).ToArray();
        return CellPlot.Of(
            options, Title(frequencies, silences, Alive, units, dutch),
            dutch ? "Warmtekaart: kans dat een klant er nog is, naar aantal herhaalaankopen en tijd sinds de laatste aankoop" : "Heat map: probability of still being a customer, by repeat purchases and time since the last purchase",
            [.. frequencies.Select(x => x == MostFrequency ? $"{x}+" : $"{x}")], [.. silences.Select(s => TimeText.Number(s, 0, language))],
            dutch ? "herhaalaankopen" : "repeat purchases", dutch ? $"{units} sinds de laatste aankoop (% nog klant; leeftijd {age:0} {units})" : $"{units} since the last purchase (% still a customer; age {age:0} {units})",
            (row, column) => Alive(frequencies[row], silences[column]) is var alive && double.IsFinite(alive)
                ? new PlotCell(alive, P(alive), PlotText.Lines(
                    $"{frequencies[row]} × , {silences[column]:0} {units}: {P(alive)}".Replace(" × ,", "×,", StringComparison.Ordinal),
                    dutch ? $"{Here(frequencies[row], silences[column])} klanten hier" : $"{Here(frequencies[row], silences[column])} customers here"))
                : null,
            warm: false);
    }

    // The silence after which more than half are gone, of those who bought once more and of the most frequent.
    private static string Title(int[] frequencies, double[] silences, Func<int, double, double> alive, string units, bool dutch)
    {
        double? Until(int frequency) => silences.Where(s => alive(frequency, s) < 0.5).Select(s => (double?)s).FirstOrDefault();
        var (often, seldom) = (Until(frequencies[^1]), Until(frequencies[0]));
        if (often is { } soon)
        {
            var rest = seldom is { } late
                ? dutch ? $", na één herhaalaankoop pas na {late:0}" : $"; after a single repeat purchase only at {late:0}"
                : dutch ? "; na één herhaalaankoop zegt dezelfde stilte weinig" : "; after a single repeat purchase the same silence says little";
            return dutch ? $"Wie vaak kocht en {soon:0} {units} stil is, is waarschijnlijk weg{rest}" : $"Who bought often and has been silent for {soon:0} {units} has probably gone{rest}";
        }

        return dutch ? $"Nog geen stilte tot {silences[^1]:0} {units} maakt vertrek waarschijnlijk" : $"No silence up to {silences[^1]:0} {units} makes it likely that a customer has gone";
    }
}
