using System.Collections.Concurrent;
using System.ComponentModel;

namespace KpiLab.Notebooks.Session;

/// <summary>Hands a value of the session to the code of a cell; called by code that the session makes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Handover
{
    private static readonly ConcurrentDictionary<int, object> Values = new();
    private static int last;

    /// <summary>Takes a value that was given, once.</summary>
    /// <param name="ticket">What <see cref="Give"/> returned.</param>
    /// <exception cref="InvalidOperationException">Nothing was given for this ticket, or it has been taken.</exception>
    public static object Take(int ticket) =>
        Values.TryRemove(ticket, out var value) ? value : throw new InvalidOperationException($"Ticket {ticket} has been used.");

    internal static int Give(object value)
    {
        var ticket = Interlocked.Increment(ref last);
        Values[ticket] = value;
        return ticket;
    }
}
