using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>A computation needs a role that no column plays.</summary>
public sealed class MissingRoleException : DataException
{
    /// <summary>With a message that names the roles and how to give them.</summary>
    /// <param name="message">The message.</param>
    /// <param name="missing">The roles, in the words of the command line.</param>
    public MissingRoleException(string message, IReadOnlyList<string> missing)
        : base(message) => Missing = missing;

    /// <summary>The roles that no column plays.</summary>
    public IReadOnlyList<string> Missing { get; }
}
