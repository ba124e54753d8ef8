namespace KpiLab.Data;

/// <summary>The data cannot give what was asked. The message says what was seen, where, and what to do; it is meant for the analyst.</summary>
public class DataException : Exception
{
    /// <summary>With a message for the analyst.</summary>
    public DataException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for the analyst and the cause.</summary>
    public DataException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
