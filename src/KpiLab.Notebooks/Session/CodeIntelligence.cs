using KpiLab.Notebooks.Display;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;

namespace KpiLab.Notebooks.Session;

/// <summary>Completion and inspection as in an editor, over the cells that have run. It works beside a running cell.</summary>
internal sealed class CodeIntelligence
{
    private const int ItemLimit = 500;
    private const int DescribedItems = 30;

    private readonly CellRunner runner;
    private readonly Lazy<AdhocWorkspace> workspace = new(() => new(MefHostServices.DefaultHost));
    private readonly Lock gate = new();
    private readonly List<CompiledCell> waiting = [];
    private Solution? solution;
    private ProjectId? last;

    public CodeIntelligence(CellRunner runner)
    {
        this.runner = runner;
        runner.Compiler.Accepted += Add;
    }

    /// <summary>Proposals at a position.</summary>
    public async Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancel)
    {
        position = Math.Clamp(position, 0, code.Length);
        if (DirectiveNames(code, position) is { } directives)
            return directives;
        var document = Document(code);
        var service = CompletionService.GetService(document)!;
        var found = await service.GetCompletionsAsync(document, position, cancellationToken: cancel).ConfigureAwait(false);
        var span = found.ItemsList.Count > 0 ? found.Span : new TextSpan(position, 0);
        var typed = code[span.Start..Math.Min(position, span.End)];
        var ranked = found.ItemsList.Select(item => (Item: item, Rank: Rank(item.FilterText, typed))).Where(match => match.Rank < int.MaxValue)
            .OrderBy(match => match.Rank).ThenByDescending(match => match.Item.Rules.MatchPriority)
            .ThenBy(match => match.Item.SortText, StringComparer.OrdinalIgnoreCase).Select(match => match.Item).Take(ItemLimit).ToList();
        var items = new List<Completion>(ranked.Count);
        foreach (var item in ranked)
        {
            // Only the items at the top are described: a description costs as much as the list.
            var description = items.Count < DescribedItems && ranked.Count <= DescribedItems
                ? (await service.GetDescriptionAsync(document, item, cancel).ConfigureAwait(false))?.Text.Split('\n')[0].Replace("global::", "", StringComparison.Ordinal) ?? ""
                : item.InlineDescription;
            var change = item.Properties.GetValueOrDefault("InsertionText") ?? item.DisplayText;
            items.Add(new(change, item.Tags.FirstOrDefault("").ToLowerInvariant(), description));
        }
        return new([.. items.DistinctBy(item => item.Text)], span.Start, span.End);
    }

    /// <summary>How well a name fits what was typed, 0 the best: it begins so, begins so but for case, contains it, has its letters in this order.</summary>
    private static int Rank(string name, string typed)
    {
        if (name.StartsWith(typed, StringComparison.Ordinal))
            return 0;
        if (name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            return 1;
        if (name.Contains(typed, StringComparison.OrdinalIgnoreCase))
            return 2;
        var at = 0;
        foreach (var letter in name)
            if (at < typed.Length && char.ToUpperInvariant(letter) == char.ToUpperInvariant(typed[at]))
                at++;
        return at == typed.Length ? 3 : int.MaxValue;
    }

    /// <summary>The signature and documentation of what stands at a position.</summary>
    public async Task<MimeBundle?> InspectAsync(string code, int position, CancellationToken cancel)
    {
        var document = Document(code);
        var service = QuickInfoService.GetService(document)!;
        position = Math.Clamp(position, 0, code.Length);
        var info = await service.GetQuickInfoAsync(document, position, cancel).ConfigureAwait(false);
        // Behind a word, or inside the brackets of a call, the word before is meant.
        for (var at = position - 1; info is null && at >= 0 && position - at < 100 && code[at] != '\n'; at--)
            info = await service.GetQuickInfoAsync(document, at, cancel).ConfigureAwait(false);
        if (info is null || info.Sections.IsEmpty)
            return null;
        var sections = info.Sections.Select(section => section.Text.Replace("global::", "", StringComparison.Ordinal)).Where(text => text.Length > 0).ToList();
        var html = string.Concat(sections.Select((text, i) => i == 0
            ? $"<pre>{System.Net.WebUtility.HtmlEncode(text)}</pre>"
            : $"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>"));
        return MimeBundle.OfHtml(html, string.Join("\n\n", sections));
    }

    private CompletionList? DirectiveNames(string code, int position)
    {
        var start = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        var typed = code[start..position];
        if (!typed.StartsWith('#') || typed.Contains(' ', StringComparison.Ordinal))
            return null;
        return new([.. runner.Directives.Names.Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Select(name => new Completion(name, "keyword", "directive"))], start, position);
    }

    /// <summary>The cell as a document after all cells that have run.</summary>
    private Document Document(string code)
    {
        lock (gate)
        {
            foreach (var cell in waiting)
            {
                solution = Append(cell.Script.GetText(), cell.Compilation.AssemblyName!, out var id);
                last = id.ProjectId;
            }
            waiting.Clear();
            var next = Append(SourceText.From(OnlyCode(code)), "cell", out var document);
            return next.GetDocument(document)!;
        }
    }

    private Solution Append(SourceText text, string name, out DocumentId document)
    {
        solution ??= workspace.Value.CurrentSolution;
        var project = ProjectId.CreateNewId(name);
        document = DocumentId.CreateNewId(project);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, scriptClassName: name, usings: last is null ? CellReferences.Imports : null, allowUnsafe: true);
        return solution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, name, name, LanguageNames.CSharp, compilationOptions: options, parseOptions: CellParser.Script,
                projectReferences: last is null ? [] : [new ProjectReference(last)], metadataReferences: runner.Compiler.References, isSubmission: true))
            .AddDocument(DocumentInfo.Create(document, name, sourceCodeKind: SourceCodeKind.Script, loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default))));
    }

    /// <summary>The cell with blanks in place of its directives and what belongs to them.</summary>
    private string OnlyCode(string code)
    {
        var text = code.ToCharArray();
        var lines = code.Split('\n');
        var starts = lines.Select((_, i) => lines.Take(i).Sum(line => line.Length + 1)).ToArray();
        foreach (var part in CellPart.Divide(code, runner.Directives.HasBody).OfType<DirectivePart>())
        {
            var isCode = part.Name is "#!csharp" or "#!c#";
            var count = 1 + (isCode || part.Body.Length == 0 ? 0 : part.Body.Split('\n').Length);
            for (var i = part.Line - 1; i < Math.Min(part.Line - 1 + count, lines.Length); i++)
                Array.Fill(text, ' ', starts[i], lines[i].Length);
        }
        return new(text);
    }

    private void Add(CompiledCell cell)
    {
        lock (gate)
            waiting.Add(cell);
    }
}
