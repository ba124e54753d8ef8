using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace KpiLab.Tests.Databases;

/// <summary>A PostgreSQL of our own, in a temporary folder, on the loopback address; from Debian's packages or the path.</summary>
public sealed class PostgresServer : IDisposable
{
    public const string Password = "s3cret-Zilvermeeuw!";

    private static readonly Lazy<string?> Binaries = new(FindBinaries);

    private readonly string folder = Directory.CreateTempSubdirectory("kpilab-postgres").FullName;
    private readonly Process process;

    private PostgresServer(string binaries)
    {
        File.WriteAllText(Path.Combine(folder, "password"), Password);
        if (Environment.UserName == "root")
            Run("chown", "-R", "postgres", folder);
        RunAsUser(binaries, "initdb", "-D", Path.Combine(folder, "data"), "-U", "kpilab", "--auth=scram-sha-256", $"--pwfile={Path.Combine(folder, "password")}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        Port = FreePort();
        var start = Start(binaries, "postgres", "-D", Path.Combine(folder, "data"), "-c", $"port={Port.ToString(CultureInfo.InvariantCulture)}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={folder}", "-c", "fsync=off", "-c", "shared_buffers=32MB", "-c", "max_connections=50");
        process = start;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var connection = new NpgsqlConnection(ConnectionString + ";Timeout=1");
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (attempt < 200 && !process.HasExited)
            {
                process.WaitForExit(50);
            }
        }
    }

    public int Port { get; }

    public string ConnectionString => $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Username=kpilab;Password={Password};Database=postgres;Include Error Detail=true";

    /// <summary>A server; without one installed the test is skipped with the reason, except in CI, where it fails.</summary>
    public static PostgresServer Begin()
    {
        if (Binaries.Value is { } binaries)
            return new(binaries);
        const string Reason = "PostgreSQL is not installed: apt-get install postgresql.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(Reason);
        Assert.Skip(Reason);
        return null!;
    }

    public NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Stops at once, as a machine that fails.</summary>
    public void Kill()
    {
        if (!process.HasExited)
            Process.GetProcessById(process.Id).Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string? FindBinaries() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to run as root.
    private static Process Start(string binaries, string program, params string[] arguments)
    {
        var root = Environment.UserName == "root";
        var start = new ProcessStartInfo(root ? "setpriv" : Path.Combine(binaries, program)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        if (root)
        {
            foreach (var argument in new[] { "--reuid=postgres", "--regid=postgres", "--clear-groups", Path.Combine(binaries, program) })
                start.ArgumentList.Add(argument);
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void RunAsUser(string binaries, string program, params string[] arguments)
    {
        using var process = Start(binaries, program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed.");
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }
}
