using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace KpiLab.Data.Databases;

/// <summary>A piece of SQL. It is made of words written in our code and of other pieces; a value of any user is a parameter of it and never a part of its words.</summary>
internal sealed class SqlText
{
    private readonly ImmutableArray<object> pieces;

    private SqlText(ImmutableArray<object> pieces) => this.pieces = pieces;

    public static SqlText Empty { get; } = new([]);

    /// <summary>SQL with other pieces in it: <c>Sql($"select {column} from {table}")</c>.</summary>
    public static SqlText Sql(Builder text) => text.ToSql();

    /// <summary>A parameter.</summary>
    public static SqlText Value(string value) => new([new Parameter(value)]);

    /// <summary>A parameter.</summary>
    public static SqlText Value(double value) => new([new Parameter(value)]);

    /// <summary>A parameter.</summary>
    public static SqlText Value(long value) => new([new Parameter(value)]);

    /// <summary>A parameter.</summary>
    public static SqlText Value(bool value) => new([new Parameter(value)]);

    /// <summary>A parameter: a moment without zone.</summary>
    public static SqlText Value(DateTime value) => new([new Parameter(DateTime.SpecifyKind(value, DateTimeKind.Unspecified))]);

    /// <summary>A name, quoted as SQL has it: nothing in it ends the quotes.</summary>
    public static SqlText Name(string name) => name.Contains('\0', StringComparison.Ordinal)
        ? throw new DataException("A name of a table or column holds a NUL character, which no database accepts.")
        : new([$"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""]);

    /// <summary>Pieces with something between them.</summary>
    public static SqlText Join(string between, IEnumerable<SqlText> pieces)
    {
        var all = ImmutableArray.CreateBuilder<object>();
        foreach (var piece in pieces)
        {
            if (all.Count > 0)
                all.Add(between);
            all.AddRange(piece.pieces);
        }

        return new(all.ToImmutable());
    }

    /// <summary>A select under a name, to be asked of: it stands once in the statement, in front, however often it is asked.</summary>
    public static SqlText Step(string name, SqlText select) => new([new NamedStep(name, select)]);

    /// <summary>The statement with $1, $2, …, and the values of these in order.</summary>
    public (string Text, IReadOnlyList<object> Values) ToStatement()
    {
        var (steps, names, values) = (new StringBuilder(), new Dictionary<NamedStep, string>(ReferenceEqualityComparer.Instance), new List<object>());
        var main = Written(this);
        return (steps.Length == 0 ? main : $"with {steps}\n{main}", values);

        string Written(SqlText sql)
        {
            var text = new StringBuilder();
            foreach (var piece in sql.pieces)
            {
                text.Append(piece switch
                {
                    Parameter parameter => Number(parameter.Value),
                    NamedStep step => NameOf(step),
                    _ => (string)piece,
                });
            }

            return text.ToString();
        }

        string Number(object value)
        {
            var known = values.FindIndex(other => other.Equals(value));
            if (known < 0)
            {
                known = values.Count;
                values.Add(value);
            }

            return string.Create(CultureInfo.InvariantCulture, $"${known + 1}");
        }

        string NameOf(NamedStep step)
        {
            if (names.TryGetValue(step, out var known))
                return known;
            var select = Written(step.Select);
            var name = step.Name;
            for (var n = 2; names.ContainsValue(name); n++)
                name = string.Create(CultureInfo.InvariantCulture, $"{step.Name}_{n}");
            names.Add(step, name);
            steps.Append(steps.Length == 0 ? "" : ",\n").Append(name).Append(" as (\n  ").Append(select).Append("\n)");
            return name;
        }
    }

    /// <summary>The statement for a reader, with its parameters as comments. A value cannot leave its comment.</summary>
    public override string ToString()
    {
        var (text, values) = ToStatement();
        return string.Concat(values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"-- ${i + 1} = {Shown(value)}\n"))) + text;
    }

    private static string Shown(object value) => value switch
    {
        string text => "'" + string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter.ToString())) + "'",
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private sealed record Parameter(object Value);

    private sealed record NamedStep(string Name, SqlText Select);

    /// <summary>Puts SQL together from an interpolated string: its holes take pieces of SQL and whole numbers, nothing else.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Builder
    {
        private readonly ImmutableArray<object>.Builder pieces;

        public Builder(int literalLength, int formattedCount)
        {
            _ = literalLength;
            pieces = ImmutableArray.CreateBuilder<object>(2 * formattedCount + 1);
        }

        public void AppendLiteral(string text) => pieces.Add(text);

        public void AppendFormatted(SqlText piece) => pieces.AddRange(piece.pieces);

        public void AppendFormatted(int number) => pieces.Add(number.ToString(CultureInfo.InvariantCulture));

        public SqlText ToSql() => new(pieces.ToImmutable());
    }
}
