using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Models.LifetimeValue;

/// <summary>A buying model against what customers did after the calibration period, beside the naive forecast that each goes on at the rate seen.</summary>
/// <remarks>The model never saw the holdout. The table by calibration frequency is that of Fader, Hardie &amp; Lee (2005), fig. 4.</remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed class HoldoutCheck
{
    private HoldoutCheck(string model, TimeUnit? unit, ImmutableArray<HoldoutRow> rows, double length, double modelError, double naiveError, double actual, double expected)
    {
        (Model, Unit, Rows, Length) = (model, unit, rows, length);
        (ModelError, NaiveError, Actual, Expected) = (modelError, naiveError, actual, expected);
    }

    /// <summary>The name of the model: "BG/NBD".</summary>
    public string Model { get; }

    /// <summary>Unit of time; null where histories were given as plain numbers.</summary>
    public TimeUnit? Unit { get; }

    /// <summary>Means by frequency in the calibration period; the last row holds that frequency and above.</summary>
    public ImmutableArray<HoldoutRow> Rows { get; }

    /// <summary>Length of the holdout in units of time.</summary>
    public double Length { get; }

    /// <summary>Mean absolute error of the model per customer, in purchases.</summary>
    public double ModelError { get; }

    /// <summary>Mean absolute error per customer of "same rate as before", x / T times the length of the holdout.</summary>
    public double NaiveError { get; }

    /// <summary>Purchases of all customers in the holdout.</summary>
    public double Actual { get; }

    /// <summary>Purchases that the model expected of all customers.</summary>
    public double Expected { get; }

    /// <summary>True when the model's error is below that of the naive forecast.</summary>
    public bool IsBetterThanNaive => ModelError < NaiveError;

    /// <summary>Compares a model with the holdout of the customers it was fitted to.</summary>
    /// <param name="model">The model.</param>
    /// <param name="customers">The customers, with a holdout.</param>
    /// <param name="last">Frequency from which customers share the last row; 1 or more.</param>
    /// <exception cref="DataException">The customers have no holdout.</exception>
    public static HoldoutCheck Of(PurchaseModel model, RecencyFrequency customers, int last = 7)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, 1);
        if (customers.HoldoutLength == 0)
            throw new DataException("There is no holdout: the calibration period runs to the end of the data. Give an earlier CalibrationEnd.");
        var length = customers.HoldoutLength;
        var sums = new (double N, double Actual, double Squares, double Model, double Naive)[last + 1];
        double modelError = 0, naiveError = 0;
        foreach (var customer in customers.Customers)
        {
            var expected = model.ExpectedPurchases(customer.History, length);
            var naive = customer.History.Age > 0 ? customer.History.Frequency / customer.History.Age * length : 0;
            ref var sum = ref sums[(int)Math.Min(customer.History.Frequency, last)];
            sum = (sum.N + 1, sum.Actual + customer.HoldoutFrequency, sum.Squares + (double)customer.HoldoutFrequency * customer.HoldoutFrequency, sum.Model + expected, sum.Naive + naive);
            modelError += Math.Abs(expected - customer.HoldoutFrequency);
            naiveError += Math.Abs(naive - customer.HoldoutFrequency);
        }

        var rows = sums.Select((s, x) => new HoldoutRow(x, x == last, (int)s.N, s.N > 0 ? s.Actual / s.N : null, s.N > 0 ? s.Model / s.N : null, s.N > 0 ? s.Naive / s.N : null,
            s.N > 1 ? Math.Sqrt(Math.Max(0, s.Squares - s.Actual * s.Actual / s.N) / (s.N - 1) / s.N) : null));
        var n = customers.Customers.Length;
        return new(model.Name, customers.Unit, [.. rows], length, modelError / n, naiveError / n, sums.Sum(s => s.Actual), sums.Sum(s => s.Model));
    }

    /// <summary>The table as people read it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("frequency  customers    actual     model     naive\n");
        foreach (var row in Rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.Frequency + (row.AndAbove ? "+" : ""),9}{row.Customers,11:N0}{Text(row.Actual),10}{Text(row.Model),10}{Text(row.Naive),10}\n");
        text.Append(CultureInfo.InvariantCulture, $"all: {Actual:N0} purchases, model {Expected:N0}; mean absolute error per customer {ModelError:F3}, naive {NaiveError:F3}\n");
        return text.ToString();

        static string Text(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "";
    }
}
