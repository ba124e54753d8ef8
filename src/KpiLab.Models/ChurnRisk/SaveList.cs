using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Kpis;

namespace KpiLab.Models.ChurnRisk;

/// <summary>Customers to keep, the most value at risk first, with why they may leave.</summary>
/// <param name="Customers">The list.</param>
/// <param name="ValueAtRisk">Risk × value over all customers of the table, those not on the list included.</param>
/// <param name="Notes">What to know of the list.</param>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record SaveList(ImmutableArray<CustomerAtRisk> Customers, double ValueAtRisk, ImmutableArray<LocalText> Notes)
{
    /// <summary>Ranks the customers of a table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="customers">The table.</param>
    /// <param name="valueColumn">A column with what a customer is worth; when not given, that of the offer, else the column with the role amount, else 1. A missing or negative value counts as 0.</param>
    /// <param name="offer">With an offer, who is worth contacting.</param>
    /// <param name="top">How many customers.</param>
    /// <param name="reasons">How many reasons each.</param>
    /// <exception cref="DataException">The value column is absent or holds no numbers, or the model needs a column that is absent.</exception>
    public static SaveList Of(ChurnModel model, FrameTable customers, string? valueColumn = null, RetentionOffer? offer = null, int top = 100, int reasons = 3)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        offer?.Checked();
        var scores = model.Predict(customers);
        var column = valueColumn is not null ? customers[valueColumn] : offer is null ? customers.Find(Role.Amount) : null;
        if (column is not null and not NumberColumn && valueColumn is not null)
            throw new DataException($"{customers.Name}, column \"{column.Name}\" holds no numbers; name a column with what a customer is worth.");
        var worth = column as NumberColumn;
        double Value(int row) => worth is null ? offer?.CustomerValue ?? 1 : worth.Values[row] is >= 0 and var v && double.IsFinite(v) ? v : 0;
        var ranked = Enumerable.Range(0, customers.RowCount).OrderByDescending(row => scores.Probabilities[row] * Value(row)).ThenBy(row => row).ToArray();
        var taken = ranked.Take(top).ToArray();
        var explained = model.Explain(customers, taken);
        var id = customers.Find(Role.Customer);
        var list = taken.Select((row, i) =>
        {
            var (risk, value) = (scores.Probabilities[row], Value(row));
            return new CustomerAtRisk(row, id?.TextOf(row) ?? $"row {row + 1}", risk, value, risk * value, offer is null ? null : risk * value > offer.LeastValueAtRisk, [.. explained[i].Reasons.Where(r => r.LogOdds > 0).Take(reasons)]);
        });
        LocalText[] notes = worth is null ? [] :
        [
            new(
                $"Value is \"{worth.Name}\"{(worth.MissingCount > 0 ? $"; {ValueText.Count(worth.MissingCount, Language.English)} customers without one count as 0" : "")}.",
                $"Waarde is \"{worth.Name}\"{(worth.MissingCount > 0 ? $"; {ValueText.Count(worth.MissingCount, Language.Dutch)} klanten zonder tellen als 0" : "")}."),
        ];
        return new([.. list], Enumerable.Range(0, customers.RowCount).Sum(row => scores.Probabilities[row] * Value(row)), [.. scores.Notes, .. notes]);
    }
}

/// <summary>A customer who may leave.</summary>
/// <param name="Row">Row in the table, 0-based.</param>
/// <param name="Customer">The identifier.</param>
/// <param name="Risk">Probability to leave.</param>
/// <param name="Value">What the customer is worth.</param>
/// <param name="ValueAtRisk">Risk × value.</param>
/// <param name="Contact">With an offer: true where contacting pays.</param>
/// <param name="Reasons">What raises the risk most.</param>
public sealed record CustomerAtRisk(int Row, string Customer, double Risk, double Value, double ValueAtRisk, bool? Contact, ImmutableArray<ChurnReason> Reasons);
