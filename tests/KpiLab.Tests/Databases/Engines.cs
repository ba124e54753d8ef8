using System.Data.Common;
using DuckDB.NET.Data;

namespace KpiLab.Tests.Databases;

/// <summary>A database of its own for a comparison with what memory gives.</summary>
internal static class Engines
{
    public static void WithDuckDb(Action<DbConnection> compare)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        compare(connection);
    }

    public static void WithPostgres(Action<DbConnection> compare)
    {
        using var server = PostgresServer.Begin();
        using var connection = server.Open();
        compare(connection);
    }
}
