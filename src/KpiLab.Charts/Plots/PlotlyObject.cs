using System.Globalization;
using Plotly.NET;

namespace KpiLab.Charts.Plots;

/// <summary>Builds the objects of Plotly.NET from the names that the plotly.js reference uses. Members without a value are left out.</summary>
internal static class PlotlyObject
{
    public static Trace Trace(string type, params IEnumerable<(string Name, object? Value)> members) => With(new Trace(type), members);

    public static DynamicObj.DynamicObj Node(params IEnumerable<(string Name, object? Value)> members) => With(new DynamicObj.DynamicObj(), members);

    public static T With<T>(T target, params IEnumerable<(string Name, object? Value)> members)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in members)
        {
            if (value is not null)
                target.SetProperty(name, value);
        }

        return target;
    }

    /// <summary>Six significant digits: more than a screen shows, and the same on every machine. What is not finite has no place in JSON and is left out.</summary>
    public static double? Round(double? value) => value is { } v && double.IsFinite(v)
        ? double.Parse(v.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : null;

    public static double?[] Numbers(IEnumerable<double?> values) => [.. values.Select(Round)];
}
