using KpiLab.Notebooks.Display;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Recommendations;
using Microsoft.CodeAnalysis.Text;

namespace KpiLab.Notebooks.Session;

/// <summary>Completion and inspection as in an editor, over the cells that have run. It works beside a running cell.</summary>
internal sealed class CodeIntelligence
{
    private const int ItemLimit = 500;
    private const int DescribedItems = 50;

    private static readonly string[] Keywords = [.. SyntaxFacts.GetKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds())
        .Select(SyntaxFacts.GetText).Where(text => text.Length > 1 && char.IsLetter(text[0])).Distinct()];

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
        var start = position;
        while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] == '_'))
            start--;
        var end = position;
        while (end < code.Length && (char.IsLetterOrDigit(code[end]) || code[end] == '_'))
            end++;
        var typed = code[start..position];
        var symbols = await Recommender.GetRecommendedSymbolsAtPositionAsync(Document(code), position, cancellationToken: cancel).ConfigureAwait(false);
        var names = symbols.Where(symbol => symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared).ToLookup(symbol => symbol.Name);
        var isMember = code[..start].TrimEnd().EndsWith('.');
        var items = names.Select(group => (group.Key, Symbols: group.AsEnumerable()))
            .Concat(isMember ? [] : Keywords.Where(keyword => !names.Contains(keyword)).Select(keyword => (Key: keyword, Symbols: Enumerable.Empty<ISymbol>())))
            .Select(item => (item.Key, item.Symbols, Rank: Rank(item.Key, typed))).Where(item => item.Rank < int.MaxValue)
            .OrderBy(item => item.Rank).ThenBy(item => item.Key, StringComparer.OrdinalIgnoreCase)
            .Where(item => !item.Symbols.Any(IsHidden)).Take(ItemLimit)
            .Select((item, i) => Describe(item.Key, [.. item.Symbols], withSignature: i < DescribedItems)).ToList();
        return new(items, start, end);
    }

    private static Completion Describe(string name, IReadOnlyList<ISymbol> symbols, bool withSignature)
    {
        if (symbols.Count == 0)
            return new(name, "keyword");
        var signature = withSignature ? symbols[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) : "";
        var overloads = withSignature && symbols.Count > 1 && symbols[0] is IMethodSymbol ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" (+ {symbols.Count - 1})") : "";
        return new(name, KindOf(symbols[0]), signature + overloads);
    }

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => type.TypeKind.ToString().ToLowerInvariant(),
        IMethodSymbol => "method",
        // What a cell calls a variable is a field of its script.
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "variable",
        _ => symbol.Kind.ToString().ToLowerInvariant(),
    };

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == nameof(System.ComponentModel.EditorBrowsableAttribute) && attribute.ConstructorArguments is [{ Value: 1 }]);

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
