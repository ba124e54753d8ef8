using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>Finds the engine for a table.</summary>
internal static class TableEngine
{
    public static IMeasureEngine Of(Table table) => table switch
    {
        FrameTable => FrameEngine.Instance,
        SqlTable => SqlEngine.Instance,
        _ => throw new NotSupportedException($"There is no engine for a table of type {table.GetType().Name}."),
    };
}
