using System.Collections.Immutable;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Models.ChurnRisk.Features;

/// <summary>A list of customers made ready for training: which rows, who left, which columns are features, and what was left out.</summary>
internal sealed record CustomerList(FrameTable Table, int[] Rows, bool[] Left, ImmutableArray<string> Columns, ImmutableArray<LocalText> Notes, ImmutableArray<LeakageFinding> Leaks)
{
    private const int FewestRows = 100;
    private const int FewestOfEach = 30;

    private static readonly Role[] Identifiers = [Role.Customer, Role.Visitor, Role.Employee, Role.Respondent, Role.Order, Role.Lead];
    private static readonly Role[] Afterwards = [Role.End, Role.Churned];

    public static CustomerList Of(FrameTable table, ChurnOptions options)
    {
        var target = table.Find(Role.Churned) ?? throw new MissingRoleException(
            $"{table.Name} does not say who left. Map(Role.Churned, …) to a yes/no column, or use ChurnHistory with subscriptions that have a start and an end.", ["churned"]);
        var flags = Flags(table, target);
        var rows = Enumerable.Range(0, flags.Length).Where(row => flags[row] != FlagColumn.Missing).ToArray();
        var left = Array.ConvertAll(rows, row => flags[row] == 1);
        var notes = ImmutableArray.CreateBuilder<LocalText>();
        if (rows.Length < flags.Length)
            notes.Add(new(
                $"{ValueText.Count(flags.Length - rows.Length, Language.English)} rows do not say whether the customer left (\"{target.Name}\" is empty); they are not trained on.",
                $"{ValueText.Count(flags.Length - rows.Length, Language.Dutch)} rijen zeggen niet of de klant vertrok (\"{target.Name}\" is leeg); daarop wordt niet getraind."));
        Require(table, target, rows.Length, left.Count(l => l));

        var leaks = ImmutableArray.CreateBuilder<LeakageFinding>();
        var columns = new List<string>();
        foreach (var column in table.Columns.Where(c => c.Name != target.Name && c.Name != ChurnHistory.SnapshotColumn && !Is(c.Name, options.FoldColumn) && !options.Exclude.Any(e => Is(c.Name, e))))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            if (ReasonToLeaveOut(table, column, rows) is { } reason)
                notes.Add(new($"\"{column.Name}\" is no feature: {reason.English}.", $"\"{column.Name}\" is geen kenmerk: {reason.Dutch}."));
            else if (!options.Trust.Any(t => Is(column.Name, t)) && Leak(table, column, rows, left) is { } leak)
                leaks.Add(leak);
            else if (column is DateColumn)
                notes.Add(new(
                    $"\"{column.Name}\" is no feature: a date by itself does not carry over to later customers. Add the days since then as a column.",
                    $"\"{column.Name}\" is geen kenmerk: een datum op zich zegt niets over latere klanten. Voeg de dagen sindsdien toe als kolom."));
            else
                columns.Add(column.Name);
        }

        foreach (var name in options.Exclude.Concat(options.Trust).Where(name => table.Find(name) is null))
            throw new DataException($"{table.Name} has no column \"{name}\". It has: {string.Join(", ", table.Columns.Select(c => c.Name))}.");
        if (leaks.Count > 0 && options.RefuseLeakage)
            throw new DataException($"{table.Name} holds columns that know who left: {string.Join(" ", leaks.Select(l => l.Evidence.English))} Remove them, or name them in Trust where they are honest.");
        notes.AddRange(leaks.Select(l => l.SetAside));
        Twins(table, columns, rows, notes);
        notes.AddRange(MissingValues(table, columns, rows));
        return columns.Count > 0
            ? new(table, rows, left, [.. columns], notes.ToImmutable(), leaks.ToImmutable())
            : throw new DataException($"{table.Name} has no column to learn from. {string.Join(" ", notes)}");
    }

    private static void Require(FrameTable table, Column target, int n, int leavers)
    {
        if (n < FewestRows || Math.Min(leavers, n - leavers) < FewestOfEach)
        {
            throw new DataException(leavers == 0 || leavers == n
                ? string.Create(CultureInfo.InvariantCulture, $"{table.Name}: {(leavers == 0 ? "nobody" : "everybody")} left (\"{target.Name}\", {n:N0} rows), so there is nothing to tell apart. Use a list that holds both who left and who stayed.")
                : string.Create(CultureInfo.InvariantCulture, $"{table.Name}: {leavers:N0} of {n:N0} customers left. A churn model needs {FewestRows} customers with {FewestOfEach} or more of both kinds; with fewer it would learn chance. Use a longer period."));
        }
    }

    private static sbyte[] Flags(FrameTable table, Column target) => target switch
    {
        FlagColumn flag => flag.Values.ToArray(),
        NumberColumn { Minimum: >= 0, Maximum: <= 1, IsWhole: true } number => Array.ConvertAll(number.Values.ToArray(), v => double.IsNaN(v) ? FlagColumn.Missing : (sbyte)v),
        _ => throw new DataException($"{table.Name}, column \"{target.Name}\" plays the role churned and is not yes/no: it holds {string.Join(", ", Enumerable.Range(0, Math.Min(1000, target.Length)).Select(target.TextOf).OfType<string>().Distinct().Take(3).Select(t => $"\"{t}\""))}."),
    };

    private static LocalText? ReasonToLeaveOut(FrameTable table, Column column, int[] rows)
    {
        if (table.Roles.RoleOf(column.Name) is { } role && Identifiers.Contains(role))
            return new("it identifies the row", "het wijst de rij aan");
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            distinct.Add(column.TextOf(row) ?? "");
            if (distinct.Count > 1 && (column is not TextColumn || distinct.Count > rows.Length / 2))
                break;
        }

        if (distinct.Count == 1)
            return distinct.First().Length == 0 ? new("it is empty", "het is leeg") : new($"it is always {distinct.First()}", $"het is altijd {distinct.First()}");
        return column is TextColumn && distinct.Count > rows.Length / 2 ? new("nearly every row has its own text", "bijna elke rij heeft een eigen tekst") : null;
    }

    private static LeakageFinding? Leak(FrameTable table, Column column, int[] rows, bool[] left) =>
        table.Roles.RoleOf(column.Name) is { } role && Afterwards.Contains(role)
            ? new(column.Name, 1, new($"\"{column.Name}\" is the end of the contract, which is what is foretold.", $"\"{column.Name}\" is het einde van het contract, en dat wordt juist voorspeld."))
            : LeakageGuard.Check(column, rows, left);

    // Two columns of few values that say the same in other words share their importance between them; the one with names is kept.
    private static void Twins(FrameTable table, List<string> columns, int[] rows, ImmutableArray<LocalText>.Builder notes)
    {
        var labels = columns.Select(name => (Name: name, IsText: table[name] is TextColumn, Code: FewValues(table[name], rows))).Where(c => c.Code is not null).OrderByDescending(c => c.IsText).ToList();
        for (var a = 0; a < labels.Count; a++)
        {
            for (var b = labels.Count - 1; b > a; b--)
            {
                if (!SameGroups(labels[a].Code!, labels[b].Code!))
                    continue;
                notes.Add(new($"\"{labels[b].Name}\" is no feature: it says the same as \"{labels[a].Name}\".", $"\"{labels[b].Name}\" is geen kenmerk: het zegt hetzelfde als \"{labels[a].Name}\"."));
                columns.Remove(labels[b].Name);
                labels.RemoveAt(b);
            }
        }
    }

    private static int[]? FewValues(Column column, int[] rows)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var text = column.TextOf(rows[i]) ?? "";
            if (!known.TryGetValue(text, out var code))
            {
                if (known.Count == 100)
                    return null;
                known.Add(text, code = known.Count);
            }

            codes[i] = code;
        }

        return codes;
    }

    // Codes are numbered in order of appearance, so that equal groups have equal codes.
    private static bool SameGroups(int[] a, int[] b) => a.AsSpan().SequenceEqual(b);

    private static IEnumerable<LocalText> MissingValues(FrameTable table, IEnumerable<string> columns, int[] rows)
    {
        var gaps = columns.Select(name => table[name]).Where(c => c.MissingCount > 0)
            .Select(c => (c.Name, IsText: c is TextColumn, Missing: rows.Count(row => c.TextOf(row) is null))).Where(g => g.Missing > 0);
        foreach (var group in gaps.GroupBy(g => (g.Missing, g.IsText)))
        {
            var names = string.Join(", ", group.Select(g => $"\"{g.Name}\""));
            var (missing, all) = ((long)group.Key.Missing, (long)rows.Length);
            yield return new(
                $"{names} {(group.Count() == 1 ? "is" : "are each")} empty on {ValueText.Count(missing, Language.English)} of {ValueText.Count(all, Language.English)} rows; being empty is a feature of its own{(group.Key.IsText ? "" : ", and the median stands in for the number")}.",
                $"{names} {(group.Count() == 1 ? "is" : "zijn elk")} leeg op {ValueText.Count(missing, Language.Dutch)} van {ValueText.Count(all, Language.Dutch)} rijen; leeg zijn is een eigen kenmerk{(group.Key.IsText ? "" : ", en de mediaan staat in voor het getal")}.");
        }
    }

    private static bool Is(string column, string? name) => string.Equals(column, name, StringComparison.OrdinalIgnoreCase);
}
