using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace KpiLab.Data.Databases;

/// <summary>A database that is asked: each statement in a transaction that cannot write, with a time limit and a limit on the rows of the answer.</summary>
internal sealed class SqlDatabase
{
    /// <summary>Rows that an answer may have: answers are small, and one that is not is a mistake in the question.</summary>
    public const int MostRows = 1_000_000;

    private static readonly AsyncLocal<ICollection<SqlText>?> Listener = new();

    // Tables of one connection are tables of one database, and take turns on it.
    private static readonly ConditionalWeakTable<DbConnection, SqlDatabase> Borrowed = [];

    private readonly Func<DbConnection> connect;
    private readonly bool owned;
    private readonly string? secret;
    private readonly Lock gate = new();

    private SqlDatabase(SqlDialect dialect, Func<DbConnection> connect, bool owned, string? secret, TimeSpan timeout)
    {
        Dialect = dialect;
        Timeout = timeout;
        this.connect = connect;
        this.owned = owned;
        this.secret = secret;
    }

    private static TimeSpan Usual => TimeSpan.FromMinutes(10);

    public SqlDialect Dialect { get; }

    /// <summary>The longest time that one statement may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>A database over a connection of the caller, who keeps it open and closes it.</summary>
    public static SqlDatabase Over(DbConnection connection) => Borrowed.GetValue(connection, static known => new(SqlDialect.Of(known), () => known, owned: false, null, Usual));

    /// <summary>A database that opens a connection for each statement.</summary>
    /// <param name="dialect">How it speaks.</param>
    /// <param name="connect">Makes a connection.</param>
    /// <param name="secret">The password, which no message shows.</param>
    /// <param name="timeout">The longest time that one statement may take; null for ten minutes.</param>
    public static SqlDatabase Opening(SqlDialect dialect, Func<DbConnection> connect, string? secret = null, TimeSpan? timeout = null) => new(dialect, connect, owned: true, secret, timeout ?? Usual);

    /// <summary>What an action asks of databases, in order.</summary>
    public static IReadOnlyList<SqlText> Listen(Action action)
    {
        var (heard, before) = (new List<SqlText>(), Listener.Value);
        Listener.Value = heard;
        try
        {
            action();
            return heard;
        }
        finally
        {
            Listener.Value = before;
            foreach (var statement in heard)
                before?.Add(statement);
        }
    }

    /// <summary>The rows of the answer to a statement.</summary>
    /// <exception cref="DataException">The database failed; nothing of the answer is given.</exception>
    public IReadOnlyList<T> Read<T>(SqlText statement, Func<DbDataReader, T> row, CancellationToken cancellation = default) => Read(statement, row, MostRows, cancellation);

    /// <summary>The rows of the answer to a statement, of which there may be so many.</summary>
    public IReadOnlyList<T> Read<T>(SqlText statement, Func<DbDataReader, T> row, int most, CancellationToken cancellation)
    {
        Listener.Value?.Add(statement);
        cancellation.ThrowIfCancellationRequested();
        if (owned)
        {
            using var own = connect();
            return Read(own, statement, row, most, cancellation);
        }

        lock (gate)
            return Read(connect(), statement, row, most, cancellation);
    }

    private List<T> Read<T>(DbConnection connection, SqlText statement, Func<DbDataReader, T> row, int most, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource();
        var opened = connection.State == ConnectionState.Closed;
        var begun = false;
        try
        {
            if (opened)
                connection.Open();
            Dialect.BeginReadOnly(connection, Timeout);
            begun = true;
            var (text, values) = statement.ToStatement();
            using var command = connection.CreateCommand();
            command.CommandText = text;
            command.CommandTimeout = (int)Math.Ceiling(Timeout.TotalSeconds) + 5;
            foreach (var value in values)
            {
                var parameter = command.CreateParameter();
                parameter.Value = value;
                command.Parameters.Add(parameter);
            }

            using var stop = cancellation.Register(command.Cancel);
            using var overdue = late.Token.Register(command.Cancel);
            late.CancelAfter(Timeout);
            using var rows = command.ExecuteReader();
            var answer = new List<T>();
            while (rows.Read())
            {
                if (answer.Count == most)
                    throw new DataException(string.Create(CultureInfo.InvariantCulture, $"The answer has more than {most:N0} rows. Split by fewer columns, or by longer periods."));
                answer.Add(row(rows));
            }

            cancellation.ThrowIfCancellationRequested();
            return answer;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException or TimeoutException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw SqlErrors.Of(this, e, late.IsCancellationRequested, secret);
        }
        finally
        {
            if (begun && connection.State == ConnectionState.Open)
                End(connection);
            if (opened)
                connection.Close();
        }
    }

    // A connection that cannot end its transaction is broken, and what broke it is being told already.
    private static void End(DbConnection connection)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "rollback";
            command.ExecuteNonQuery();
        }
        catch (DbException)
        {
            connection.Close();
        }
    }
}
