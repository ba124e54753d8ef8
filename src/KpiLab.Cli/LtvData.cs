using System.Globalization;
using KpiLab.Data;
using KpiLab.Measures;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Survival;

namespace KpiLab.Cli;

/// <summary>What the models are fitted to, from whichever form the table has.</summary>
internal sealed class LtvData(LtvColumns columns, TimeUnit? unit, DateOnly? end)
{
    /// <summary>The unit of durations that come from dates; null where durations were given.</summary>
    public TimeUnit? SpellUnit => columns.Has("duration") ? unit : unit ?? TimeUnit.Month;

    /// <summary>Customers from a table of histories (frequency, recency, age) or from orders.</summary>
    public RecencyFrequency Customers(string model)
    {
        if (!columns.Has("frequency", "recency", "age"))
        {
            // BG/BB counts opportunities: one per unit of time.
            var discrete = model == "bg-bb";
            return RecencyFrequency.Of(columns.Table, new() { CalibrationEnd = end, Unit = unit ?? (discrete ? TimeUnit.Month : TimeUnit.Week), InOpportunities = discrete });
        }

        var (frequency, recency, age) = (columns.Numbers("frequency"), columns.Numbers("recency"), columns.Numbers("age"));
        try
        {
            return RecencyFrequency.OfHistories(
                [.. frequency.Select((x, i) => new CustomerHistory(x, recency[i], age[i]))], columns.Has("weight") ? columns.Numbers("weight") : null, columns.Has("spend") ? columns.Numbers("spend") : null, unit);
        }
        catch (ArgumentException e)
        {
            throw new DataException($"{columns.Table.Name}: {e.Message}", e);
        }
    }

    /// <summary>Renewals from a cohort (period, active), from customers (renewals, lost) or from contracts.</summary>
    public RetentionCounts Retention()
    {
        try
        {
            if (columns.Has("active"))
            {
                var active = columns.Numbers("active");
                if (columns.Has("period"))
                    Array.Sort(columns.Numbers("period"), active);
                return RetentionCounts.OfCohort(active);
            }

            if (columns.Has("renewals"))
                return RetentionCounts.OfCustomers([.. columns.Numbers("renewals").Select(r => (int)r)], columns.Flags());
            var (durations, lost) = Spells();
            return RetentionCounts.OfCustomers([.. durations.Select((d, i) => lost[i] ? Math.Max(1, (int)Math.Ceiling(d - 1e-9)) : (int)Math.Floor(d + 1e-9))], lost);
        }
        catch (ArgumentException e)
        {
            throw new DataException($"{columns.Table.Name}: {e.Message}", e);
        }
    }

    /// <summary>How long each customer stayed or has stayed, and whether lost: from durations, or from the start and end of contracts.</summary>
    public (double[] Durations, bool[] Lost) Spells()
    {
        var table = columns.Table;
        if (columns.Has("duration"))
            return (columns.Numbers("duration"), columns.Flags());
        if (table.Find(Role.Start) is not DateColumn starts)
            throw new MissingRoleException($"{table.Name}: give durations (--map duration=column --map lost=column) or contracts (--map start=column --map end=column). Columns: {string.Join(", ", table.Columns.Select(c => c.Name))}.", ["duration", "start"]);
        var ends = table.Find(Role.End) as DateColumn
            ?? throw new MissingRoleException($"{table.Name}: no column of dates has the role end. Give it: --map end=column.", ["end"]);
        var last = end?.ToDateTime(default).Ticks ?? Math.Max(starts.Maximum?.Ticks ?? 0, ends.Maximum?.Ticks ?? 0);
        var perUnit = TimeSpan.TicksPerDay * ((unit ?? TimeUnit.Month) switch { TimeUnit.Day => 1, TimeUnit.Week => 7, _ => 365.25 / 12 });
        var (durations, lost) = (new List<double>(), new List<bool>());
        for (var row = 0; row < table.RowCount; row++)
        {
            var (start, stop) = (starts.Ticks[row], ends.Ticks[row]);
            if (start == DateColumn.Missing || start > last)
                continue;
            var gone = stop != DateColumn.Missing && stop <= last;
            if (gone && stop < start)
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{table.Name}, row {row + 1}: it ends on {new DateTime(stop):yyyy-MM-dd}, before it starts on {new DateTime(start):yyyy-MM-dd}. Correct or remove the row."));
            durations.Add(((gone ? stop : last) - start) / perUnit);
            lost.Add(gone);
        }

        return durations.Count > 0 ? ([.. durations], [.. lost]) : throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{table.Name}: no contract starts by {new DateTime(last):yyyy-MM-dd}."));
    }
}
