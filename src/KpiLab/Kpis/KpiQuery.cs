using System.Collections.Immutable;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Data.Databases;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>A question about one KPI: over which tables, split by what, which rows. Immutable: each step returns a new query.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record KpiQuery
{
    internal KpiQuery(Kpi kpi, KpiForm form, ImmutableArray<Table> tables)
    {
        Kpi = kpi;
        Form = form;
        Tables = tables;
    }

    /// <summary>The KPI.</summary>
    public Kpi Kpi { get; }

    internal KpiForm Form { get; init; }

    /// <summary>The tables it is computed on, in the order of the KPI's inputs.</summary>
    public ImmutableArray<Table> Tables { get; internal init; }

    /// <summary>Tables from which columns may be looked up by a key: the channel of an order's customer.</summary>
    internal ImmutableArray<Table> Lookups { get; init; } = [];

    /// <summary>The columns it is split by.</summary>
    public ImmutableArray<Field> Dimensions { get; internal init; } = [];

    /// <summary>The length of the periods; null where it is not split by time.</summary>
    public Period? Grain { get; internal init; }

    /// <summary>Which rows count.</summary>
    public ImmutableArray<Filter> Filters { get; internal init; } = [];

    /// <summary>The days that are shown; null for all. What lies before them is still read for comparisons.</summary>
    public DateRange? Shown { get; internal init; }

    /// <summary>The last day that the data are known to cover; null to take it from the dates.</summary>
    public DateOnly? AsOf { get; internal init; }

    /// <summary>The confidence level.</summary>
    public double Level { get; internal init; } = 0.95;

    /// <summary>ISO code of the currency, where the tables do not name it.</summary>
    public string? Currency { get; internal init; }

    internal (int Resamples, int Seed)? Resampling { get; init; }

    /// <summary>Splits by columns, named or by role; several give every combination.</summary>
    public KpiQuery By(params Field[] dimensions) => this with { Dimensions = [.. dimensions] };

    /// <summary>Splits by time.</summary>
    public KpiQuery Every(Period grain) => this with { Grain = grain };

    /// <summary>Keeps rows with this value. A filter applies to every table of the KPI.</summary>
    public KpiQuery Where(Field field, params string[] values) => Where(Filter.In(field, values));

    /// <summary>Keeps rows that pass a filter, in every table of the KPI.</summary>
    public KpiQuery Where(Filter filter) => this with { Filters = Filters.Add(filter) };

    /// <summary>Shows the days from the first up to, and not with, the second.</summary>
    /// <exception cref="ArgumentException">The second day is not after the first.</exception>
    public KpiQuery Between(DateOnly from, DateOnly to) => to > from
        ? this with { Shown = new DateRange(from, to) }
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A range ends after it starts; got {from:yyyy-MM-dd} to {to:yyyy-MM-dd}."), nameof(to));

    /// <summary>Takes the data to be complete up to and with this day, and ignores what lies after it.</summary>
    public KpiQuery Until(DateOnly asOf) => this with { AsOf = asOf };

    /// <summary>Sets the confidence level of intervals and tests, between 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public KpiQuery WithLevel(double level) => level is > 0 and < 1
        ? this with { Level = level }
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1, such as 0.95.");

    /// <summary>Takes intervals from resampling the units of the KPI (customers, projects, months), where it has them, in place of a formula.</summary>
    /// <param name="resamples">How many resamples, 100 or more.</param>
    /// <param name="seed">Start of the random numbers: the same seed gives the same interval.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are under 100 resamples.</exception>
    public KpiQuery Bootstrapped(int resamples = 2000, int seed = 1) => resamples >= 100
        ? this with { Resampling = (resamples, seed) }
        : throw new ArgumentOutOfRangeException(nameof(resamples), resamples, "A bootstrap needs 100 resamples or more; 2,000 is usual.");

    /// <summary>Names the currency of the amounts, where the tables do not.</summary>
    public KpiQuery In(string currency) => this with { Currency = currency };

    /// <summary>The statements that the query puts to the databases of its tables, in order, each with its values as comments. They are put, since the later ones depend on what the earlier ones found.</summary>
    /// <exception cref="DataException">The tables are in memory, where there are no statements; or the query has no result.</exception>
    public string ToSql(CancellationToken cancellation = default) => Run(cancellation).Statements is { Length: > 0 } statements
        ? string.Join(";\n\n", statements) + ";\n"
        : throw new DataException($"{Kpi.Id} is computed in memory here, without SQL: its tables ({string.Join(", ", Tables.Select(table => table.Name))}) are loaded. SqlTable.Of opens a table in a database.");

    /// <summary>Computes the result.</summary>
    /// <exception cref="DataException">A column is missing, currencies are mixed, or the tables share no day.</exception>
    public KpiResult Run(CancellationToken cancellation = default)
    {
        KpiResult? result = null;
        var statements = SqlDatabase.Listen(() => result = new KpiRun(this, cancellation).Result());
        return statements.Count == 0 ? result! : result! with { Statements = [.. statements.Select(statement => statement.ToString()).Distinct()] };
    }
}
