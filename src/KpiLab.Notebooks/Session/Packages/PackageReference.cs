using KpiLab.Notebooks.Session.Directives;

namespace KpiLab.Notebooks.Session.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">The version asked for; null for the newest.</param>
internal sealed record PackageReference(string Name, string? Version)
{
    /// <summary>Reads <c>Name, version</c>.</summary>
    /// <exception cref="DirectiveException">The name or the version has characters that neither may have.</exception>
    public static PackageReference Parse(string text)
    {
        var parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
        var version = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null;
        if (parts[0].Length == 0 || !parts[0].All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
            throw new DirectiveException($"#r: \"{parts[0]}\" is not the name of a package. Write #r \"nuget: Name, version\".");
        if (version is not null && !version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '*' or '+' or '[' or ']' or '(' or ')' or ','))
            throw new DirectiveException($"#r: \"{version}\" is not a version of a package. Write #r \"nuget: {parts[0]}, 1.2.3\".");
        return new(parts[0], version);
    }
}
