using System.Text;
using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Session;

/// <summary>The console of the process while sessions run in it: what is written goes to the cell that writes.</summary>
internal static class CellConsole
{
    private static readonly Lock Gate = new();
    private static bool installed;

    /// <summary>Takes over the console, once; code outside of any cell writes to the former one.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (installed)
                return;
            installed = true;
            Console.SetOut(new Writer(StreamName.Stdout, Console.Out));
            Console.SetError(new Writer(StreamName.Stderr, Console.Error));
            Console.SetIn(new Reader(Console.In));
        }
    }

    private sealed class Writer(StreamName stream, TextWriter former) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

        public override void Write(string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            if (CellScope.Current is { } cell)
                cell.Emit(new StreamOutput(stream, value));
            else
                former.Write(value);
        }

        // One output for a line, not two that another thread's text could come between.
        public override void WriteLine(string? value) => Write(value + NewLine);

        public override void WriteLine() => Write(NewLine);

        public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, NewLine));

        public override void Flush()
        {
            if (CellScope.Current is null)
                former.Flush();
        }
    }

    private sealed class Reader(TextReader former) : TextReader
    {
        private string pending = "";

        public override int Peek() => CellScope.Current is null ? former.Peek() : Fill() ? pending[0] : -1;

        public override int Read()
        {
            if (CellScope.Current is null)
                return former.Read();
            Fill();
            var first = pending[0];
            pending = pending[1..];
            return first;
        }

        public override string? ReadLine()
        {
            if (CellScope.Current is not { } cell)
                return former.ReadLine();
            var rest = pending.TrimEnd('\n');
            var hasRest = pending.Length > 0;
            pending = "";
            return hasRest ? rest : cell.Ask(new("", IsPassword: false));
        }

        private bool Fill()
        {
            if (pending.Length == 0)
                pending = CellScope.Current!.Ask(new("", IsPassword: false)) + "\n";
            return true;
        }
    }
}
