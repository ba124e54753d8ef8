namespace KpiLab.Notebooks.Documents;

/// <summary>Gives each cell an identifier that is valid and used once. Those that a file has are kept; others follow from the place of the cell, so that two readings agree.</summary>
internal sealed class CellIds
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private int number;

    /// <summary>Names an identifier that occurs in the file, so that no other cell is given it.</summary>
    public void Reserve(string id) => taken.Add(id);

    /// <summary>The identifier of the next cell: its own where that is valid and the first of its name.</summary>
    public string Keep(string id)
    {
        number++;
        if (IsValid(id) && given.Add(id))
            return id;
        var name = $"cell-{number}";
        while (!taken.Add(name))
            name += "-";
        given.Add(name);
        return name;
    }

    private static bool IsValid(string id) => id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
