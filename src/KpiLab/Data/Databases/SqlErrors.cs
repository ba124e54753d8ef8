using System.Data.Common;

namespace KpiLab.Data.Databases;

/// <summary>Errors of databases in words for an analyst, without secrets.</summary>
internal static class SqlErrors
{
    public static DataException Of(SqlDatabase database, Exception error, bool late, string? secret)
    {
        var (said, name) = (Said(error, secret), database.Dialect.Name);
        var failure = late || error is OperationCanceledException ? SqlFailure.Stopped : error is DbException from ? database.Dialect.Failure(from) : SqlFailure.Other;
        return new(failure switch
        {
            SqlFailure.Stopped => $"{name} stopped: the statement took longer than {Length(database.Timeout)}. Choose fewer days with Between, or fewer columns; nothing was computed.",
            SqlFailure.Forbidden => $"{name} does not let this user read that: {said}. Ask whoever runs the database for the right to select.",
            SqlFailure.Changed => $"{name} misses a table or column that was there when it was opened: {said}. Open it again.",
            SqlFailure.Refused => $"{name} refused the user or the password: {said}. Set PGPASSWORD, or write the password in ~/.pgpass.",
            SqlFailure.Lost => $"The connection with {name} was lost: {said}. No number was computed; run it again.",
            _ => $"{name} could not answer: {said}. No number was computed.",
        });
    }

    /// <summary>A text without the password in it.</summary>
    public static string Scrubbed(string text, string? secret) => string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "•••", StringComparison.Ordinal);

    private static string Said(Exception error, string? secret)
    {
        var text = error is Npgsql.PostgresException postgres ? postgres.MessageText : error.Message;
        if (error is Npgsql.NpgsqlException and not Npgsql.PostgresException && error.InnerException is { } inner)
            text = $"{text.TrimEnd('.')} ({inner.Message.TrimEnd('.')})";
        var line = string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return Scrubbed(line.Length > 300 ? line[..300] + "…" : line.TrimEnd('.'), secret);
    }

    private static string Length(TimeSpan time) => time.TotalMinutes >= 1
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} minutes")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} seconds");
}
