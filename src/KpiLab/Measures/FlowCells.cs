using System.Runtime.CompilerServices;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>The cell (group and period) of each row of a flow; -1 where the row does not count.</summary>
internal sealed class FlowCells
{
    private readonly FrameScan scan;
    private readonly int periods;
    private readonly ColumnDays? days;

    // The period of each day on which a row counts: its own date, or its end where it leaves a stock.
    private readonly int[] periodOfDay = [];

    // Of what leaves a stock, also the period in which it came.
    private readonly ColumnDays? startDays;
    private readonly int[] periodOfStart = [];

    public FlowCells(FrameScan scan, PeriodAxis? axis, DateColumn? start, DateColumn? end)
    {
        this.scan = scan;
        periods = axis?.Count ?? 1;
        Count = checked(scan.Groups * periods);
        if (axis is null)
            return;
        days = ColumnDays.Of(end ?? start!);
        if (end is null)
        {
            periodOfDay = axis.OfEvents(days);
            return;
        }

        periodOfDay = Array.ConvertAll(axis.OfMoments(days, missing: -1), period => period < periods ? period : -1);
        startDays = ColumnDays.Of(start!);
        periodOfStart = axis.OfMoments(startDays, missing: int.MaxValue);
    }

    /// <summary>Number of cells.</summary>
    public int Count { get; }

    /// <summary>Writes the cells of a block of rows.</summary>
    public void Read(int from, Span<int> into)
    {
        scan.GroupsOf(from, into);
        if (startDays is not null)
            AppendLost(from, into);
        else
            days?.Append(from, periodOfDay, periods, into);
        scan.Filter(from, into);
    }

    // Who came in the period in which he left was never in its opening stock.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AppendLost(int from, Span<int> cells)
    {
        Span<int> ends = stackalloc int[FrameEngine.BlockRows];
        Span<int> starts = stackalloc int[FrameEngine.BlockRows];
        ends = ends[..cells.Length];
        starts = starts[..cells.Length];
        days!.Read(from, ends);
        startDays!.Read(from, starts);
        for (var i = 0; i < cells.Length; i++)
        {
            var period = periodOfDay[ends[i]];
            cells[i] = periodOfStart[starts[i]] < period ? (cells[i] * periods) + period : -1;
        }
    }
}
