using System.Globalization;
using Npgsql;

namespace KpiLab.Data.Databases;

/// <summary>Where a PostgreSQL is and what of it is asked for: postgres://user@host:port/database?schema=sales&amp;tables=orders,customers&amp;timeout=60. It never holds a password.</summary>
/// <param name="Host">The server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Database">The database.</param>
/// <param name="User">The user; null for that of the machine, or PGUSER.</param>
/// <param name="Schema">The schema whose tables are opened; null for all that one finds without naming a schema.</param>
/// <param name="Tables">The tables that are opened; empty for all.</param>
/// <param name="Timeout">The longest time that one statement may take.</param>
/// <param name="SslMode">How the connection is encrypted, in the words of PostgreSQL; null to prefer it.</param>
internal sealed record PostgresAddress(string Host, int Port, string Database, string? User, string? Schema, IReadOnlyList<string> Tables, TimeSpan Timeout, string? SslMode)
{
    private const string Example = "postgres://user@host/database?schema=public";

    public static bool IsOne(string text) => text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address.</summary>
    /// <exception cref="DataException">It is none, or holds a password. The message repeats nothing of it that may be one.</exception>
    public static PostgresAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw new DataException($"That is no address of a PostgreSQL. Write {Example}.");
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal))
            throw new DataException($"The address holds a password, which would stand in notebooks and histories. Leave it out, and set PGPASSWORD or write it in ~/.pgpass: {Example}.");
        var database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        if (database.Length == 0)
            throw new DataException($"The address names no database. Write {Example}.");
        string? schema = null, ssl = null;
        string[] tables = [];
        var timeout = TimeSpan.FromMinutes(10);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at < 0 ? (pair, "") : (pair[..at], Uri.UnescapeDataString(pair[(at + 1)..]));
            switch (name)
            {
                case "schema":
                    schema = value;
                    break;
                case "tables":
                    tables = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                    break;
                case "sslmode":
                    ssl = value;
                    break;
                case "timeout" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400:
                    timeout = TimeSpan.FromSeconds(seconds);
                    break;
                case "timeout":
                    throw new DataException("The timeout of the address is no number of seconds, such as timeout=60.");
                default:
                    throw new DataException($"The address has \"{(name == "password" ? "a password" : name)}\", which is not known. It may have schema, tables, sslmode and timeout: {Example}.");
            }
        }

        return new(uri.Host, uri.Port > 0 ? uri.Port : 5432, database, uri.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(uri.UserInfo), schema, tables, timeout, ssl);
    }

    /// <summary>The database as it is asked.</summary>
    public SqlDatabase ToDatabase()
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = Host, Port = Port, Database = Database, ApplicationName = "kpilab", Timeout = 15, MaxPoolSize = 8 };
        if (User is not null)
            builder.Username = User;
        if (SslMode is { } mode)
        {
            builder.SslMode = Enum.TryParse<SslMode>(mode.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known) ? known
                : throw new DataException("The sslmode of the address is disable, allow, prefer, require, verify-ca or verify-full.");
        }

        var connection = builder.ConnectionString;
        return SqlDatabase.Opening(PostgresDialect.Instance, () => new NpgsqlConnection(connection), Environment.GetEnvironmentVariable("PGPASSWORD"), Timeout);
    }

    /// <summary>The database and its host, for a reader.</summary>
    public override string ToString() => $"{Database} on {Host}";
}
