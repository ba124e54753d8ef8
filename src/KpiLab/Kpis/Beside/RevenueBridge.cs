using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>What carried revenue from one period to another, in steps that sum to the change exactly.</summary>
/// <param name="Before">Revenue of the first period.</param>
/// <param name="After">Revenue of the second.</param>
/// <param name="Steps">The steps, in the order in which they are told.</param>
public sealed record RevenueBridge(double Before, double After, IReadOnlyList<RevenueBridgeStep> Steps)
{
    private static readonly LocalText NewCustomers = new("New customers", "Nieuwe klanten");
    private static readonly LocalText Grown = new("Customers who bought more", "Klanten die meer kochten");
    private static readonly LocalText Shrunk = new("Customers who bought less", "Klanten die minder kochten");
    private static readonly LocalText LostCustomers = new("Customers who bought no more", "Klanten die niets meer kochten");
    private static readonly LocalText Unknown = new("Sales without a customer", "Verkopen zonder klant");
    private static readonly LocalText Volume = new("Volume", "Volume");
    private static readonly LocalText Mix = new("Mix", "Mix");
    private static readonly LocalText Price = new("Price", "Prijs");
    private static readonly LocalText NewProducts = new("New products", "Nieuwe producten");
    private static readonly LocalText Dropped = new("Products no longer sold", "Producten die niet meer verkopen");

    /// <summary>After minus before.</summary>
    public double Change => After - Before;

    /// <summary>By customer: new, more, less, gone.</summary>
    /// <param name="orders">A table with the roles date, customer and amount (or quantity and price).</param>
    /// <param name="before">The days of the first period.</param>
    /// <param name="after">The days of the second.</param>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static RevenueBridge OfCustomers(Table orders, DateRange before, DateRange after)
    {
        ArgumentNullException.ThrowIfNull(orders);
        orders = Formulas.WithAmount(orders);
        var (old, now) = (Totals(orders, Role.Amount, Role.Customer, before), Totals(orders, Role.Amount, Role.Customer, after));
        double fresh = 0, grown = 0, shrunk = 0, lost = 0, unknown = 0;
        foreach (var customer in old.Keys.Union(now.Keys))
        {
            var had = old.TryGetValue(customer, out var a);
            var has = now.TryGetValue(customer, out var b);
            if (customer == FrameEngine.UnknownKey)
                unknown += b - a;
            else if (!had)
                fresh += b;
            else if (!has)
                lost -= a;
            else if (b > a)
                grown += b - a;
            else
                shrunk += b - a;
        }

        return new(old.Values.Sum(), now.Values.Sum(),
        [
            new(NewCustomers, fresh), new(Grown, grown), new(Shrunk, shrunk), new(LostCustomers, lost), .. unknown == 0 ? [] : (RevenueBridgeStep[])[new(Unknown, unknown)],
        ]);
    }

    /// <summary>By product: volume at the old mix and prices, the shift between products at the old prices, prices at the new volumes; products that came or went apart.</summary>
    /// <param name="orders">A table with the roles date, product, quantity and amount (or price).</param>
    /// <param name="before">The days of the first period.</param>
    /// <param name="after">The days of the second.</param>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static RevenueBridge OfPriceAndVolume(Table orders, DateRange before, DateRange after)
    {
        ArgumentNullException.ThrowIfNull(orders);
        orders = Formulas.WithAmount(orders);
        var (old, now) = (Totals(orders, Role.Amount, Role.Product, before), Totals(orders, Role.Amount, Role.Product, after));
        var (oldUnits, nowUnits) = (Totals(orders, Role.Quantity, Role.Product, before), Totals(orders, Role.Quantity, Role.Product, after));
        string[] both = [.. old.Keys.Where(product => oldUnits.GetValueOrDefault(product) > 0 && nowUnits.GetValueOrDefault(product) > 0 && now.ContainsKey(product)).Order(StringComparer.Ordinal)];
        var growth = both.Length == 0 ? 1 : both.Sum(p => nowUnits[p]) / both.Sum(p => oldUnits[p]);
        double OldPrice(string product) => old[product] / oldUnits[product];
        return new(old.Values.Sum(), now.Values.Sum(),
        [
            new(Volume, both.Sum(p => old[p]) * (growth - 1)),
            new(Mix, both.Sum(p => (nowUnits[p] - growth * oldUnits[p]) * OldPrice(p))),
            new(Price, both.Sum(p => now[p] - nowUnits[p] * OldPrice(p))),
            new(NewProducts, now.Where(p => !both.Contains(p.Key)).Sum(p => p.Value)),
            new(Dropped, -old.Where(p => !both.Contains(p.Key)).Sum(p => p.Value)),
        ]);
    }

    private static Dictionary<string, double> Totals(Table table, Role of, Role by, DateRange range) => TableEngine.Of(table)
        .Execute(table, new AggregateQuery(Measure.Sum(of), [by], null, range, [])).ToDictionary(row => row.Key[0], row => row.Aggregate.Sum);
}

/// <summary>One step of a bridge.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Amount">What it adds, negative where it takes away.</param>
public sealed record RevenueBridgeStep(LocalText Name, double Amount);
