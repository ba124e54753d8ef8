using Deedle;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Brings the answers of several measures together on (segment, period): the outer join of Deedle's frames.</summary>
internal static class Alignment
{
    /// <summary>For each place that any part has, the aggregates of the parts that have it.</summary>
    public static IReadOnlyList<(CellKey Key, Dictionary<string, Aggregate> Parts)> Of(IReadOnlyDictionary<string, Dictionary<CellKey, Aggregate>> answers)
    {
        var columns = answers.Select(answer => KeyValuePair.Create(answer.Key, new Series<CellKey, Aggregate>(answer.Value.Keys, answer.Value.Values)));
        var frame = Frame.FromColumns(columns);
        var parts = answers.Keys.ToDictionary(name => name, name => frame.GetColumn<Aggregate>(name));
        var rows = new List<(CellKey, Dictionary<string, Aggregate>)>();
        foreach (var key in frame.RowKeys.Order())
        {
            var found = new Dictionary<string, Aggregate>();
            foreach (var (name, series) in parts)
            {
                var value = series.TryGet(key);
                if (value.HasValue)
                    found.Add(name, value.Value);
            }

            rows.Add((key, found));
        }

        return rows;
    }
}
