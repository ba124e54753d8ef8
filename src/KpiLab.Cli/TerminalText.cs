using System.Text;

namespace KpiLab.Cli;

/// <summary>Text from data made harmless for a terminal: control characters, which could move the cursor or change colours, are shown as marks.</summary>
internal static class TerminalText
{
    public static string Safe(string text)
    {
        if (!text.Any(c => char.IsControl(c) && c != '\n'))
            return text;
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
            safe.Append(char.IsControl(c) && c != '\n' ? '\uFFFD' : c);
        return safe.ToString();
    }
}
