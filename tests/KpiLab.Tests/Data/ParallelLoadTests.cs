using System.Text;
using KpiLab.Data;
using KpiLab.Data.Delimited;

namespace KpiLab.Tests.Data;

/// <summary>A large file is read in blocks beside one another; the table is that of one reading from front to back.</summary>
public class ParallelLoadTests
{
    private static readonly ReadingPlan InStream = new(long.MaxValue, 1 << 20, 1);

    [Theory]
    [InlineData(1, 60, 40)]
    [InlineData(2, 900, 12)]
    public void Blocks_of_any_size_give_the_values_entries_and_rows_of_a_reading_from_front_to_back(int seed, int rows, int files) =>
        Compare(seed, rows, files);

    [Theory]
    [InlineData(3, 300, 100)]
    [InlineData(4, 6000, 20)]
    [Trait("Category", "heavy")]
    public void Many_hostile_files_are_the_same_in_blocks(int seed, int rows, int files) => Compare(seed, rows, files);

    [Theory]
    [InlineData(5, 60, 60)]
    [InlineData(6, 900, 20)]
    public void What_a_column_was_first_taken_for_does_not_change_the_answer(int seed, int rows, int files)
    {
        for (var file = 0; file < files; file++)
        {
            using var written = new TemporaryFile(new HostileFiles((1000 * seed) + file).Next(rows), "verkopen.csv");
            Assert.Equal(Outcome(written.Path, InStream with { Guesses = false }), Outcome(written.Path, InStream));
        }
    }

    [Fact]
    public void A_quoted_text_longer_than_many_blocks_is_one_value()
    {
        var note = string.Concat(Enumerable.Repeat("een regel, en \"\"nog\"\" een\n", 3000));
        var text = "id,tekst\n1,kort\n2,\"" + note + "\"\n3,slot\n" + string.Concat(Enumerable.Range(4, 2000).Select(i => $"{i},x{i}\n"));
        using var written = new TemporaryFile(text);
        var table = Table.Load(written.Path, new() { Plan = new(0, 1024, 2) });
        Assert.Equal(2003, table.RowCount);
        Assert.Equal(note.Replace("\"\"", "\"", StringComparison.Ordinal).Trim(), table["tekst"].TextOf(1));
        Assert.Equal(3004 + 2000, table.SourceRow(2002));
    }

    [Theory]
    [InlineData("id,tekst\n1,a\n", "2,\"open\n", "quoted text begins here")]
    [InlineData("id,tekst\n1,a\n", "2,\0\n", "binary data")]
    public void What_is_wrong_is_said_with_its_line_whichever_block_it_stands_in(string head, string wrong, string said)
    {
        foreach (var before in (int[])[0, 50, 700, 1900])
        {
            var text = head + string.Concat(Enumerable.Repeat("7,goed\n", before)) + wrong + string.Concat(Enumerable.Repeat("8,goed\n", 2000 - before));
            // Enough text for the kind of file to be seen before the fault.
            using var written = new TemporaryFile(Encoding.UTF8.GetBytes(text), "fout.csv");
            var serial = Outcome(written.Path, InStream);
            Assert.Contains(said, serial, StringComparison.Ordinal);
            Assert.Equal(serial, Outcome(written.Path, new(0, 1024, 3)));
        }
    }

    [Fact]
    public void Old_line_ends_and_one_column_are_read_in_blocks_too()
    {
        foreach (var text in (string[])["naam\r" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"klant {i}\r")), "a  b\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i}   {i % 7}\n"))])
        {
            using var written = new TemporaryFile(text);
            Assert.Equal(Outcome(written.Path, InStream), Outcome(written.Path, new(0, 777, 2)));
        }
    }

    [Fact]
    public void A_table_that_outgrows_what_its_first_rows_promised_is_read_whole()
    {
        var text = "soort,waarde\n" + string.Concat(Enumerable.Repeat("een lange naam voor een soort van dingen,12345.67\n", 100)) + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"k,{i % 10}\n"));
        using var written = new TemporaryFile(text);
        var table = Table.Load(written.Path, new() { Plan = new(0, 4096, 4) });
        Assert.Equal(60_100, table.RowCount);
        Assert.Equal((100 * 12345.67) + (6000 * 45), Assert.IsType<NumberColumn>(table["waarde"]).Values.ToArray().Sum(), 3);
    }

    [Fact]
    public void Blanks_do_not_make_a_column_of_texts_one_of_numbers()
    {
        var text = "a;b\n" + string.Concat(Enumerable.Repeat("1;1\n", 600)) + string.Concat(Enumerable.Repeat(";1\n", 9000)) + string.Concat(Enumerable.Repeat("woord;1\n", 100));
        using var written = new TemporaryFile(text);
        Assert.Equal(ColumnKind.Text, Table.Load(written.Path)["a"].Kind);
        Assert.Equal(Outcome(written.Path, InStream with { Guesses = false }), Outcome(written.Path, InStream));
    }

    [Fact]
    public void Texts_that_differ_only_in_spaces_or_encoding_are_one_in_any_plan()
    {
        byte[] text = [.. "naam;n\n"u8, .. Encoding.UTF8.GetBytes("café;1\n"), .. Encoding.Latin1.GetBytes("café;2\n"), .. "bar;3\n bar ;4\nn/a;5\n"u8];
        using var written = new TemporaryFile(text, "namen.csv");
        foreach (var plan in (ReadingPlan[])[InStream, new(0, 16, 2)])
        {
            var names = Assert.IsType<TextColumn>(Table.Load(written.Path, new() { Plan = plan })["naam"]);
            Assert.Equal(["café", "bar"], names.Dictionary);
            Assert.Equal([0, 0, 1, 1, TextColumn.Missing], names.Codes.ToArray());
        }
    }

    [Theory]
    [InlineData(85, ColumnKind.Text)]
    [InlineData(95, ColumnKind.Number)]
    public void A_column_is_what_nine_tenths_of_its_cells_are_wherever_the_others_stand(int numbers, ColumnKind kind)
    {
        foreach (var wordsFirst in (bool[])[true, false])
        {
            var words = Enumerable.Range(0, 100 - numbers).Select(i => $"woord {i};1");
            var values = Enumerable.Range(0, numbers).Select(i => $"{i},5;1");
            var text = "a;b\n" + string.Join('\n', wordsFirst ? words.Concat(values) : values.Concat(words)) + "\n";
            Assert.Equal(kind, Loaded.From(text)["a"].Kind);
        }
    }

    private static void Compare(int seed, int rows, int files)
    {
        for (var file = 0; file < files; file++)
        {
            using var written = new TemporaryFile(new HostileFiles((1000 * seed) + file).Next(rows), "verkopen.csv");
            var expected = Outcome(written.Path, InStream);
            foreach (var (block, workers) in ((int, int)[])[(2048, 1), (1500 + (file * 7), 3), (40_000, 2)])
                Assert.Equal(expected, Outcome(written.Path, new(0, block, workers)));
        }
    }

    // Everything that a load gives, as text; or its error.
    private static string Outcome(string path, ReadingPlan plan)
    {
        FrameTable table;
        try
        {
            table = Table.Load(path, new() { Plan = plan });
        }
        catch (DataException e)
        {
            return e.Message;
        }

        var text = new StringBuilder();
        foreach (var entry in table.Quality)
        {
            text.AppendLine($"{entry.Severity} {entry.Code} {entry.Column} {entry.Count} {entry.Message} {entry.Dutch}");
            foreach (var example in entry.Examples ?? [])
                text.AppendLine($"  {example.Row} {example.Text}");
        }

        foreach (var column in table.Columns)
        {
            text.AppendLine($"{column.Name} {column.Kind} {column.MissingCount}");
            if (column is TextColumn { Dictionary: var words })
                text.AppendJoin('|', words).AppendLine();
            for (var row = 0; row < column.Length; row++)
                text.Append(column.TextOf(row)).Append('|');
            text.AppendLine();
        }

        for (var row = 0; row < table.RowCount; row++)
            text.Append(table.SourceRow(row)).Append(' ');
        return text.ToString();
    }
}
