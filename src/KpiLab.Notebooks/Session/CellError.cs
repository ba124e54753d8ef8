using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using KpiLab.Notebooks.Display;
using Microsoft.CodeAnalysis;

namespace KpiLab.Notebooks.Session;

/// <summary>Words an error of a cell so that it points at the analyst's own lines.</summary>
internal static partial class CellError
{
    private const int MaxErrors = 10;
    private const int MaxFrames = 20;

    /// <summary>The compiler's errors, each with its line and a caret under the place.</summary>
    public static ErrorOutput Of(CompilationException exception)
    {
        var lines = new List<string>();
        var code = exception.Code.Split('\n');
        foreach (var error in exception.Errors.Take(MaxErrors))
        {
            var span = error.Location.GetMappedLineSpan();
            lines.Add($"{Place(span.Path, span.StartLinePosition.Line + 1)}, column {span.StartLinePosition.Character + 1}: error {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
            if (span.StartLinePosition.Line < code.Length)
            {
                var line = code[span.StartLinePosition.Line].TrimEnd('\r');
                var start = Math.Min(span.StartLinePosition.Character, line.Length);
                var end = span.EndLinePosition.Line == span.StartLinePosition.Line ? Math.Min(span.EndLinePosition.Character, line.Length) : line.Length;
                lines.Add("    " + line.Replace('\t', ' '));
                lines.Add("    " + new string(' ', start) + new string('^', Math.Max(1, end - start)));
            }
        }
        if (exception.Errors.Count > MaxErrors)
            lines.Add($"… and {exception.Errors.Count - MaxErrors} more errors.");
        return new("CompilationError", lines[0], lines);
    }

    /// <summary>An exception that left the cell, with the frames that lie in cells.</summary>
    public static ErrorOutput Of(Exception exception)
    {
        while (exception is AggregateException { InnerExceptions.Count: 1 } or System.Reflection.TargetInvocationException { InnerException: not null })
            exception = exception.InnerException!;
        var lines = new List<string>();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            lines.Add($"{(lines.Count > 0 ? "caused by " : "")}{NameOf(current)}: {current.Message}");
            lines.AddRange(Frames(current));
        }
        return new(NameOf(exception), exception.Message, lines);
    }

    /// <summary>The interrupt.</summary>
    public static ErrorOutput Interrupted() => new("Interrupted", "The cell was interrupted. Variables keep their values.", ["Interrupted: the cell was interrupted. Variables keep their values."]);

    private static string NameOf(Exception exception) => exception.GetType().Name;

    private static IEnumerable<string> Frames(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        var own = frames.Where(frame => frame.GetFileName() is not null && frame.GetMethod()?.Module.Assembly is { IsDynamic: false, Location: "" }).ToList();
        return own.Count > 0
            ? Unrepeated(own.Select(frame => $"   at {MethodName(frame)}{Place(frame.GetFileName()!, frame.GetFileLineNumber())}")).Take(MaxFrames)
            : frames.Take(3).Select(frame => $"   at {frame.GetMethod()?.DeclaringType?.FullName}.{frame.GetMethod()?.Name}");
    }

    /// <summary>The lines without those that repeat the line before, as a recursion has them.</summary>
    private static IEnumerable<string> Unrepeated(IEnumerable<string> lines)
    {
        string? before = null;
        foreach (var line in lines)
        {
            if (line != before)
                yield return line;
            before = line;
        }
    }

    private static string Place(string file, int line) => $"{Path.GetFileName(file)}, line {line}";

    /// <summary>The name of the frame's method as the analyst wrote it, with " in "; empty for the statements of the cell itself.</summary>
    private static string MethodName(StackFrame frame)
    {
        var method = frame.GetMethod()!;
        var text = new StringBuilder();
        if (Generated().Match(method.DeclaringType?.Name + "." + method.Name) is { Success: true } match)
            text.Append(match.Groups["local"].Success ? match.Groups["local"].Value : match.Groups["lambda"].Success ? "a lambda" : match.Groups["outer"].Value);
        else
            text.Append(ScriptClass().IsMatch(method.DeclaringType?.Name ?? "") ? "" : method.DeclaringType?.Name + ".").Append(method.Name);
        return text.Length == 0 || text.ToString() == "<Initialize>" ? "" : text.Append(" in ").ToString();
    }

    [GeneratedRegex(@"<(?<outer><Initialize>|\w+)>(?:g__(?<local>\w+)\||(?<lambda>b__)|d__)")]
    private static partial Regex Generated();

    [GeneratedRegex(@"^Cell\d+$")]
    private static partial Regex ScriptClass();
}
