using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Orders by the day on which their customer came, so that a cohort keeps what it brings later.</summary>
internal static class CustomerCohorts
{
    private const string CameOn = "day the customer came";

    /// <summary>What a reader must know.</summary>
    public static LocalText Note { get; } = new(
        "By the period in which customers came, with all that they brought since; older cohorts have had more time.",
        "Naar de periode waarin klanten kwamen, met alles wat ze sindsdien opleverden; oudere groepen hadden meer tijd.");

    /// <summary>An order counts in the period in which its customer came.</summary>
    public static Timing Came { get; } = Timing.At(CameOn);

    /// <summary>The tables with each customer once, and with the day the customer came in the orders; an order of an unknown customer counts in no period.</summary>
    public static IReadOnlyList<Table> Prepare(IReadOnlyList<Table> tables, int customers, int orders)
    {
        var known = Cac.New(tables[customers]);
        var when = Cac.When(known);
        if (known.KindOf(when) != ColumnKind.Date)
            throw new DataException($"{known.Name}, column \"{known.Roles.ColumnOf(when)}\" holds no dates. Map(\"start\", …) to the column with the day on which a customer came.");
        var dated = TableLookup.WithField(tables[orders], CameOn, [known.With(CameOn, Calculation.Of(when))])
            ?? throw new DataException($"No customer of {tables[orders].Name} can be looked up in {known.Name}: they share no identifier that is unique there.");
        return [.. tables.Select((table, i) => i == customers ? known : i == orders ? dated : table)];
    }
}
