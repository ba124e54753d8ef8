namespace KpiLab.Notebooks.Jupyter.Requests;

/// <summary>Answers the requests of one family.</summary>
internal interface IRequestHandler
{
    /// <summary>The message types that it answers.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>Answers a request; the kernel says busy before and idle after.</summary>
    Task HandleAsync(Request request);
}
