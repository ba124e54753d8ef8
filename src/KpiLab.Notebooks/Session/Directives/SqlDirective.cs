using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using KpiLab.Notebooks.Session.Sql;
using Microsoft.Data.Analysis;

namespace KpiLab.Notebooks.Session.Directives;

/// <summary><c>#!sql name</c>: a query over the session's tables, in the lines below; its result is shown and becomes the variable.</summary>
internal sealed partial class SqlDirective : Directive
{
    public override IReadOnlyList<string> Names => ["#!sql"];

    public override string Usage => "#!sql name, and the query in the lines below; its tables are variables of the session";

    public override bool HasBody => true;

    public override async Task<object?> RunAsync(DirectivePart call, DirectiveContext context)
    {
        var name = call.Arguments.Trim();
        if (name.Length > 0 && !Identifier().IsMatch(name))
            throw new DirectiveException($"#!sql: \"{name}\" cannot be the name of a variable. {Usage}.");
        if (string.IsNullOrWhiteSpace(call.Body))
            throw new DirectiveException($"#!sql needs a query. {Usage}.");
        var tables = context.Runner.Variables.List();
        // Off the cell's thread: the database stops by its own means.
        var result = await Task.Run(() => Query(call.Body, tables, context.Scope.Interrupt));
        if (name.Length > 0)
            await context.Runner.ShareAsync(context.Scope, name, result, "global::Microsoft.Data.Analysis.DataFrame");
        return result;
    }

    private static DataFrame Query(string sql, IReadOnlyList<SessionVariable> variables, CancellationToken interrupt)
    {
        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        var words = Identifier(anywhere: true).Matches(sql).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = new List<string>();
        foreach (var variable in variables)
        {
            if (!SessionTable.IsTable(variable))
                continue;
            known.Add(variable.Name);
            if (words.Contains(variable.Name))
                SessionTable.Load(database, variable, interrupt);
        }
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var stop = interrupt.Register(command.Cancel);
        try
        {
            using var reader = command.ExecuteReader();
            return SqlResult.Read(reader, interrupt);
        }
        catch (DuckDBException e)
        {
            interrupt.ThrowIfCancellationRequested();
            throw new DirectiveException($"#!sql: {e.Message.Trim()}\nTables of this session: {(known.Count > 0 ? string.Join(", ", known) : "none yet")}.");
        }
    }

    private static Regex Identifier(bool anywhere) => anywhere ? Word() : Identifier();

    [GeneratedRegex(@"^[A-Za-z_]\w*$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Word();
}
