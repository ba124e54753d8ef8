using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk.Learning;
using KpiLab.Statistics;

namespace KpiLab.Models.ChurnRisk.Features;

/// <summary>Finds columns that know the answer.</summary>
/// <remarks>
/// Two signs. A column alone ranks leavers above stayers with an area under the ROC curve of 0.98 or more, which no honest trait of customers does.
/// Or some of its values (one text, being filled in, being empty, above or below a number) hold at least a tenth of all leavers, 20 or more, and nobody else: the lower 95 % limit of the share of leavers among them is at least 0.95 while four fifths or less of all leave.
/// </remarks>
internal static class LeakageGuard
{
    private const double SuspiciousAuc = 0.98;
    private const double Pure = 0.95;
    private const double LeastShareOfLeavers = 0.1;
    private const int FewestRows = 20;

    public static LeakageFinding? Check(Column column, ReadOnlySpan<int> rows, bool[] left)
    {
        var groups = column is TextColumn text ? Texts(text, rows) : Numbers(column, rows);
        var (all, leavers) = (rows.Length, left.Count(l => l));
        if (leavers > 0.8 * all)
            return null;
        var count = groups.Keys.Count;
        var (n, lost) = (new int[count], new int[count]);
        for (var i = 0; i < rows.Length; i++)
        {
            n[groups.Of[i]]++;
            lost[groups.Of[i]] += left[i] ? 1 : 0;
        }

        if (Purest(column, groups, n, lost, leavers) is { } evidence)
            return new(column.Name, Auc(groups, n, lost, left), evidence);
        var auc = Auc(groups, n, lost, left);
        return auc >= SuspiciousAuc
            ? new(column.Name, auc, new(
                $"\"{column.Name}\" alone tells leavers from stayers with an area under the ROC curve of {NumberText.Fixed(auc, 3, Language.English)}; honest traits stay below {NumberText.Fixed(SuspiciousAuc, 2, Language.English)}.",
                $"\"{column.Name}\" alleen onderscheidt vertrekkers van blijvers met een oppervlakte onder de ROC-curve van {NumberText.Fixed(auc, 3, Language.Dutch)}; eerlijke kenmerken blijven onder {NumberText.Fixed(SuspiciousAuc, 2, Language.Dutch)}."))
            : null;
    }

    // Groups of rows: 0 is missing, then the distinct values, in order where they are numbers.
    private sealed record Groups(int[] Of, IReadOnlyList<string> Keys, bool Ordered);

    private static Groups Texts(TextColumn column, ReadOnlySpan<int> rows)
    {
        var of = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            of[i] = column.Codes[rows[i]] + 1;
        return new(of, ["", .. column.Dictionary], false);
    }

    private static Groups Numbers(Column column, ReadOnlySpan<int> rows)
    {
        var values = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            values[i] = column switch
            {
                NumberColumn number => number.Values[rows[i]],
                FlagColumn flag => flag.Values[rows[i]] == FlagColumn.Missing ? double.NaN : flag.Values[rows[i]],
                DateColumn date => date.Ticks[rows[i]] == DateColumn.Missing ? double.NaN : date.Ticks[rows[i]],
                _ => double.NaN,
            };
        }

        double[] distinct = [.. values.Where(v => !double.IsNaN(v)).Distinct().Order()];
        var of = Array.ConvertAll(values, v => double.IsNaN(v) ? 0 : Array.BinarySearch(distinct, v) + 1);
        var isDate = column is DateColumn;
        return new(of, ["", .. distinct.Select(v => isDate ? new DateTime((long)v).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : column is FlagColumn ? v == 1 ? "yes" : "no" : v.ToString("0.######", CultureInfo.InvariantCulture))], true);
    }

    private static double Auc(Groups groups, int[] n, int[] lost, bool[] left)
    {
        if (groups.Ordered)
        {
            // Missing values stand at the end that suits them best.
            var high = Outcomes.RocAuc(Array.ConvertAll(groups.Of, g => g == 0 ? double.MaxValue : g), left);
            var low = Outcomes.RocAuc(Array.ConvertAll(groups.Of, g => (double)g), left);
            return new[] { high, 1 - high, low, 1 - low }.Max();
        }

        // A text counts for what the other rows with it did, so that a text of one row proves nothing.
        var rate = (double)left.Count(l => l) / left.Length;
        var scores = new double[left.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var g = groups.Of[i];
            scores[i] = (lost[g] - (left[i] ? 1 : 0) + rate) / n[g];
        }

        return Outcomes.RocAuc(scores, left);
    }

    private static LocalText? Purest(Column column, Groups groups, int[] n, int[] lost, int leavers)
    {
        for (var g = 0; g < n.Length; g++)
        {
            if (IsPure(n[g], lost[g], leavers))
                return Sentence(column, g == 0 ? new("is empty", "leeg is") : new($"is {groups.Keys[g]}", $"{groups.Keys[g]} is"), n[g], lost[g]);
        }

        var (filled, filledLost) = (n.Skip(1).Sum(), lost.Skip(1).Sum());
        if (n[0] > 0 && IsPure(filled, filledLost, leavers))
            return Sentence(column, new("is filled in", "ingevuld is"), filled, filledLost);
        if (!groups.Ordered)
            return null;
        var (above, aboveLost, below, belowLost) = (0, 0, 0, 0);
        LocalText? found = null;
        for (var (low, high) = (1, n.Length - 1); low < n.Length; low++, high--)
        {
            (below, belowLost, above, aboveLost) = (below + n[low], belowLost + lost[low], above + n[high], aboveLost + lost[high]);
            if (IsPure(below, belowLost, leavers))
                found = Sentence(column, new($"is {groups.Keys[low]} or less", $"{groups.Keys[low]} of minder is"), below, belowLost);
            if (IsPure(above, aboveLost, leavers))
                found = Sentence(column, new($"is {groups.Keys[high]} or more", $"{groups.Keys[high]} of meer is"), above, aboveLost);
        }

        return found;
    }

    private static bool IsPure(int n, int lost, int leavers) =>
        lost >= FewestRows && lost >= LeastShareOfLeavers * leavers && Proportion.Wilson(lost, n)!.Low >= Pure;

    private static LocalText Sentence(Column column, LocalText state, int n, int lost) => new(
        $"Where \"{column.Name}\" {state.English}, {ValueText.Count(lost, Language.English)} of {ValueText.Count(n, Language.English)} left: it was written down after they did.",
        $"Waar \"{column.Name}\" {state.Dutch}, vertrokken {ValueText.Count(lost, Language.Dutch)} van {ValueText.Count(n, Language.Dutch)}: het is daarna pas opgeschreven.");
}
