using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Keeps the earliest row of each customer, so that a customer is new once.</summary>
internal static class FirstRows
{
    public static FrameTable Of(FrameTable table, Role key, Role date)
    {
        if (table.Find(key) is not { } keys || table.Find(date) is not DateColumn dates)
            return table;
        var all = ColumnCodes.Of(keys);
        if (all.Count - 1 + keys.MissingCount == keys.Length)
            return table;
        var codes = new int[keys.Length];
        all.Read(0, codes);
        var first = new int[all.Count];
        Array.Fill(first, -1);
        for (var row = 0; row < codes.Length; row++)
        {
            var at = first[codes[row]];
            if (codes[row] > 0 && dates.Ticks[row] != DateColumn.Missing && (at < 0 || dates.Ticks[row] < dates.Ticks[at]))
                first[codes[row]] = row;
        }

        return table.Take([.. first.Where(row => row >= 0).Order()]);
    }
}
