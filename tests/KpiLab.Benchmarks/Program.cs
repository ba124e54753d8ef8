using BenchmarkDotNet.Running;
using KpiLab.Benchmarks;

// compare [folder] [rows]: KpiLab beside its peers on the same files in one run, as a table of ratios.
// explorer: how long a step of a drag takes in Chromium.
// discover [rows]: one search for hidden differences over tables of so many rows: time, memory, and how soon it stops.
// parquet [folder] [rows]: KPIs over so many orders in Parquet, asked in place through DuckDB; the first run writes the files.
// Anything else goes to BenchmarkDotNet, such as --filter "*Kpi*".
if (args is ["compare", ..])
    return PeerComparison.Run(args.ElementAtOrDefault(1) ?? Path.Combine(Path.GetTempPath(), "kpilab-benchmarks"), int.Parse(args.ElementAtOrDefault(2) ?? "10000000"));
if (args is ["frame-peer", var folder, ..])
    return FramePeer.Run(folder);
if (args is ["explorer"])
    return ExplorerDrag.Run();
if (args is ["discover", ..])
    return DiscoveryRun.Run(int.Parse(args.ElementAtOrDefault(1) ?? "10000000"));
if (args is ["parquet", ..])
    return ParquetRun.Run(args.ElementAtOrDefault(1) ?? Path.Combine(Path.GetTempPath(), "kpilab-parquet"), long.Parse(args.ElementAtOrDefault(2) ?? "100000000"));
BenchmarkSwitcher.FromAssembly(typeof(PeerComparison).Assembly).Run(args);
return 0;
