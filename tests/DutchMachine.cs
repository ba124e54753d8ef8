using System.Globalization;
using System.Runtime.CompilerServices;

namespace KpiLab.Testing;

/// <summary>Runs the tests as on a Dutch machine, with decimal commas, so that each holds KpiLab independent of the culture it runs in.</summary>
internal static class DutchMachine
{
#pragma warning disable CA2255 // A culture set by the first test would miss the tests before it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Begin()
    {
        var dutch = CultureInfo.GetCultureInfo("nl-NL");
        CultureInfo.DefaultThreadCurrentCulture = dutch;
        CultureInfo.CurrentCulture = dutch;
    }
}
