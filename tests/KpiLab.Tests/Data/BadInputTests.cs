using System.Text;
using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>Files that cannot be read, or not wholly: each has its own sentence.</summary>
public class BadInputTests
{
    [Fact]
    public void An_empty_file_says_so() => Assert.Contains("is empty", Loaded.Error(""), StringComparison.Ordinal);

    [Theory]
    [InlineData("\n\n\n")]
    [InlineData(" \r\n \t\r\n")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\r\n")]
    public void A_file_of_blank_lines_is_empty(string text) => Assert.Contains("is empty", Loaded.Error(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("a,b\n")]
    [InlineData("a;b;c")]
    [InlineData("datum;kanaal;bedrag\r\n;;\r\n")]
    public void A_header_without_rows_says_so(string text) => Assert.Contains("no rows", Loaded.Error(text), StringComparison.Ordinal);

    [Fact]
    public void A_binary_file_named_csv_says_so() => Assert.Contains("binary", Loaded.Error([1, 2, 0, 3, 0, 0, 5, 10, 0]), StringComparison.Ordinal);

    public static TheoryData<string, byte[]> OtherFiles() => new()
    {
        { "PDF", [.. "%PDF-1.7\n%âãÏÓ\n"u8] },
        { "picture", [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13] },
        { "picture", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "web page", [.. "<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>"u8] },
        { "web page", [.. "\n <HTML><body></body></HTML>"u8] },
        { "XML", [.. "<?xml version=\"1.0\"?><rows/>"u8] },
        { "rich text", [.. "{\\rtf1\\ansi hello}"u8] },
        { "gunzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] },
        { "workbook", [0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5, 6] },
        { "workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0] },
        { "Parquet", [.. "PAR1 and then nothing of the kind"u8] },
        { "JSON", [.. "{\"rows\": 1, \"x\""u8] },
    };

    [Theory]
    [MemberData(nameof(OtherFiles))]
    public void A_file_of_another_kind_is_called_by_its_name(string kind, byte[] bytes) =>
        Assert.Contains(kind, Loaded.Error(bytes), StringComparison.Ordinal);

    [Fact]
    public void A_text_that_turns_binary_further_on_says_where() =>
        Assert.Contains("line 50,002", Loaded.Error([.. "a,b\n"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("12345,x\n", 50_000))), 1, 0, 0, 0, 2, 10]), StringComparison.Ordinal);

    [Fact]
    public void An_unclosed_quote_names_its_line() => Assert.Contains("line 3:", Loaded.Error("a,b\n1,2\n\"x,3\n4,5\n"), StringComparison.Ordinal);

    [Fact]
    public void An_unclosed_quote_in_a_large_file_names_its_line()
    {
        var text = new StringBuilder("a,b\n1,2\n\"x,3\n");
        while (text.Length < 40 << 20)
            text.Append("some text,4\n");
        Assert.Contains("line 3 ", Loaded.Error(text.ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Category", "heavy")]
    [InlineData("long.csv", 'x')]
    [InlineData("fields.csv", ',')]
    [InlineData("quoted.csv", '"')]
    [InlineData("spaces.csv", ' ')]
    [InlineData("long.jsonl", 'x')]
    public void A_line_of_one_gigabyte_is_refused_within_bounded_memory(string name, char content)
    {
        using var file = new TemporaryFile(Encoding.ASCII.GetBytes(name.EndsWith("jsonl", StringComparison.Ordinal) ? "{\"a\":\"" : "a,b\n1,2\n\"x\",\""), name);
        using (var stream = new FileStream(file.Path, FileMode.Append))
        {
            var block = Enumerable.Repeat((byte)content, 1 << 20).ToArray();
            for (var i = 0; i < 1024; i++)
                stream.Write(block);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<DataException>(() => Table.Load(file.Path)).Message;
        Assert.Contains("longer than 16 MB", error, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 600L << 20, $"{(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MB");
    }

    [Fact]
    public void A_path_that_does_not_exist_says_so() =>
        Assert.Contains("There is no file", Assert.Throws<DataException>(() => Workspace.Open("no-such-folder")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_table_that_does_not_exist_says_so() =>
        Assert.Contains("There is no file", Assert.Throws<DataException>(() => Table.Load("no-such-file.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_named_as_a_table_says_so()
    {
        var folder = Directory.CreateTempSubdirectory("kpilab");
        Assert.Contains("is a folder", Assert.Throws<DataException>(() => Table.Load(folder.FullName)).Message, StringComparison.Ordinal);
        folder.Delete();
    }

    [Fact]
    public void A_folder_without_tables_says_what_it_could_hold()
    {
        var folder = Directory.CreateTempSubdirectory("kpilab");
        Assert.Contains(".csv", Assert.Throws<DataException>(() => Workspace.Open(folder.FullName)).Message, StringComparison.Ordinal);
        folder.Delete();
    }

    [Fact]
    public void A_file_that_another_program_holds_says_to_close_it()
    {
        using var file = new TemporaryFile("a,b\n1,2\n");
        using var held = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("Close the program", Assert.Throws<DataException>(() => Table.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_may_not_be_read_says_so()
    {
        using var file = new TemporaryFile("a,b\n1,2\n");
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Permissions do not bind this user.");
            return;
        }

        File.SetUnixFileMode(file.Path, UnixFileMode.None);
        Assert.Contains("permissions", Assert.Throws<DataException>(() => Table.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_file_in_a_folder_does_not_hide_the_good_ones()
    {
        var folder = Directory.CreateTempSubdirectory("kpilab");
        File.WriteAllText(Path.Combine(folder.FullName, "good.csv"), "a,b\n1,2\n");
        File.WriteAllText(Path.Combine(folder.FullName, "empty.csv"), "");
        using (new FileStream(Path.Combine(folder.FullName, "held.csv"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            var workspace = Workspace.Open(folder.FullName);
            Assert.Equal(["good"], workspace.Tables.Select(t => t.Name));
            Assert.Equal(["empty.csv", "held.csv"], workspace.Failures.Select(f => f.File));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_load_that_is_cancelled_stops()
    {
        using var file = new TemporaryFile("a,b\n1,2\n");
        Assert.Throws<OperationCanceledException>(() => Table.Load(file.Path, new() { Cancellation = new(canceled: true) }));
    }

    [Fact]
    public void A_column_without_values_is_kept_and_said()
    {
        var table = Loaded.From("a;b\n1;\n2;\n");
        Assert.Equal(2, table.Entry("all-missing").Count);
        Assert.Equal(2, table["b"].MissingCount);
    }

    [Fact]
    public void A_file_whose_values_are_all_missing_is_a_table_without_values()
    {
        var table = Loaded.From("a;b\n-;n/a\nnvt;NULL\n");
        Assert.Equal(2, table.RowCount);
        Assert.Equal(2, table.Quality.Count(entry => entry.Code == "all-missing"));
    }
}
