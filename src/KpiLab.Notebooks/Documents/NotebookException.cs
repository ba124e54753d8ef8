namespace KpiLab.Notebooks.Documents;

/// <summary>A notebook cannot be read, run or written. The message names the file, the place and the way out.</summary>
/// <param name="message">What happened, where, and what to do.</param>
/// <param name="inner">What caused it; null where there is nothing more to know.</param>
public sealed class NotebookException(string message, Exception? inner = null) : Exception(message, inner);
