namespace KpiLab.Models.LifetimeValue;

/// <summary>The distinct histories with the number of customers that share each, in order of frequency, recency, age: equal ones are fitted once.</summary>
internal sealed class HistoryGroups
{
    private HistoryGroups(double[] frequency, double[] recency, double[] age, double[] weight)
    {
        (Frequency, Recency, Age, Weight) = (frequency, recency, age, weight);
        var (distinct, weights, of) = (new List<double>(), new List<double>(), new int[frequency.Length]);
        for (var i = 0; i < frequency.Length; i++)
        {
            if (i == 0 || frequency[i] != frequency[i - 1])
            {
                distinct.Add(frequency[i]);
                weights.Add(0);
            }

            of[i] = distinct.Count - 1;
            weights[^1] += weight[i];
            Customers += weight[i];
            Repeats += weight[i] * frequency[i];
            Exposure += weight[i] * age[i];
            Repeaters += frequency[i] > 0 ? weight[i] : 0;
        }

        (Frequencies, FrequencyWeight, FrequencyOf) = ([.. distinct], [.. weights], of);
    }

    public double[] Frequency { get; }

    public double[] Recency { get; }

    public double[] Age { get; }

    public double[] Weight { get; }

    /// <summary>The distinct frequencies, ascending, the customers of each, and the index of each group's frequency.</summary>
    public double[] Frequencies { get; }

    public double[] FrequencyWeight { get; }

    public int[] FrequencyOf { get; }

    public int Count => Frequency.Length;

    public double Customers { get; }

    public double Repeaters { get; }

    public double Repeats { get; }

    public double Exposure { get; }

    public double MeanAge => Exposure / Customers;

    public static HistoryGroups Of(IReadOnlyList<CustomerRecord> customers)
    {
        var weights = new Dictionary<CustomerHistory, double>(Math.Min(customers.Count, 1 << 16));
        foreach (var customer in customers)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(weights, customer.History, out _) += customer.Weight;
        var sorted = weights.Where(pair => pair.Value > 0).Select(pair => (pair.Key.Frequency, pair.Key.Recency, pair.Key.Age, Weight: pair.Value)).ToArray();
        Array.Sort(sorted);
        return new([.. sorted.Select(g => g.Frequency)], [.. sorted.Select(g => g.Recency)], [.. sorted.Select(g => g.Age)], [.. sorted.Select(g => g.Weight)]);
    }
}
