using KpiLab.Notebooks.Display;
using KpiLab.Notebooks.Session;

namespace KpiLab.Notebooks.Tests;

/// <summary>Cells as an analyst writes them, in one session.</summary>
public class SessionTests : SessionCells
{
    [Fact]
    public async Task Variables_functions_types_and_usings_are_known_to_later_cells()
    {
        await Run("using System.Text.RegularExpressions;");
        await Run("var x = 5; int Twice(int i) => 2 * i; record Order(string Id, decimal Amount);");
        Assert.Equal("10", await Value("Twice(x)"));
        Assert.Equal("true", await Value("Regex.IsMatch(new Order(\"a1\", 2).Id, \"^a\")"));
    }

    [Fact]
    public async Task A_name_that_is_declared_again_means_the_new_one()
    {
        await Run("var x = 5; record P(int A);");
        await Run("var x = \"text\"; record P(string B);");
        Assert.Equal("text and b", await Value("x + \" and \" + new P(\"b\").B"));
    }

    [Theory]
    [InlineData("await Task.Delay(1); 40 + 2", "42")]
    [InlineData("p with { A = 3 }", "P { A = 3, B = 2 }")]
    [InlineData("var n = 0; foreach (var i in new[] { 1, 2 }) { n += i; }\np with { A = n }", "P { A = 3, B = 2 }")]
    [InlineData("\"text\"", "text")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("new DateOnly(2026, 3, 1)", "2026-03-01")]
    public async Task A_trailing_expression_is_the_result(string code, string expected)
    {
        await Run("record P(int A, int B); var p = new P(1, 2);");
        Assert.Equal(expected, await Value(code));
    }

    [Theory]
    [InlineData("Math.Max(1, 2);")]
    [InlineData("var y = 3;")]
    [InlineData("// nothing")]
    [InlineData("")]
    public async Task A_cell_that_ends_in_a_statement_has_no_result(string code) => Assert.Null(await Value(code));

    [Fact]
    public async Task Extension_methods_in_a_static_class_work_on_types_of_earlier_cells_and_can_be_declared_again()
    {
        await Run("record P(int A); var p = new P(4);");
        await Run("static class E { public static int Twice(this P p) => 2 * p.A; public static R Map<T, R>(this T x, Func<T, R> f) where T : notnull => f(x); }");
        Assert.Equal("12", await Value("p.Twice() + 3.Map(i => i + 1)"));
        Assert.Equal("8", await Value("E.Twice(p)"));
        await Run("static class E { public static int Twice(this P p) => 20 * p.A; }");
        Assert.Equal("80", await Value("p.Twice()"));
    }

    [Fact]
    public async Task A_namespace_becomes_a_library_that_later_cells_use()
    {
        await Run("namespace Shop.Prices { public static class Vat { public static decimal With(this decimal net) => net * 1.21m; } }\nvar net = 100m;");
        await Run("using Shop.Prices;");
        Assert.Equal("121.00", await Value("net.With()"));
    }

    [Fact]
    public async Task A_namespace_that_runs_again_unchanged_is_fine_and_a_changed_one_is_refused_with_the_reason()
    {
        await Run("namespace A { public class K { public int One => 1; } }");
        Assert.Null((await Run("namespace A { public class K { public int One => 1; } }")).Error);
        var refused = await Run("namespace A { public class K { public int One => 2; } }");
        Assert.Contains("A.K has been declared before", refused.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_block_is_refused_with_what_to_write_instead() =>
        Assert.Contains("Write an extension method instead", (await Run("static class X { extension(int i) { public int Squared => i * i; } }")).Error!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_compile_error_names_line_and_column_and_points_at_the_place()
    {
        var result = await Run("var a = 1;\nvar b = foo + a;");
        Assert.Equal(CellStatus.Failed, result.Status);
        Assert.Equal(
            ["Cell 1, line 2, column 9: error CS0103: The name 'foo' does not exist in the current context", "    var b = foo + a;", "            ^^^"],
            result.Error!.Traceback);
    }

    [Fact]
    public async Task An_exception_shows_the_analysts_own_frames_and_their_cells()
    {
        await Run("int Divide(int a, int b)\n{\n    return a / b;\n}");
        var result = await Run("var q = 1;\nDivide(q, 0)");
        Assert.Equal("DivideByZeroException", result.Error!.Name);
        Assert.Equal(["DivideByZeroException: Attempted to divide by zero.", "   at Divide in Cell 1, line 3", "   at Cell 2, line 2"], result.Error.Traceback);
    }

    [Fact]
    public async Task What_a_cell_set_before_it_failed_is_kept_and_what_it_did_not_reach_keeps_its_old_value()
    {
        await Run("var model = \"old\";");
        await Run("var rows = 3; throw new InvalidOperationException(\"stop\"); var model = \"new\";");
        Assert.Equal("old 3", await Value("model + \" \" + rows"));
    }

    [Fact]
    public async Task A_method_that_calls_itself_without_end_is_an_error_and_not_the_end_of_the_process()
    {
        var result = await Run("int F(int n) => F(n + 1) + 1;\nF(0)");
        Assert.Equal("InsufficientExecutionStackException", result.Error!.Name);
        Assert.Equal("2", await Value("1 + 1"));
    }

    [Fact]
    public async Task Cells_run_in_the_order_given_each_after_the_awaits_of_the_one_before()
    {
        await Run("var seen = new List<int>();");
        var cells = Enumerable.Range(0, 20).Select(i => Session.RunAsync($"await Task.Delay({20 - i}); seen.Add({i});", _ => { }, CancellationToken.None)).ToList();
        await Task.WhenAll(cells);
        Assert.Equal(string.Join(",", Enumerable.Range(0, 20)), await Value("string.Join(\",\", seen)"));
    }

    [Fact]
    public async Task Both_console_streams_are_the_cells_own_also_from_its_threads()
    {
        await Run("Console.WriteLine(\"out\"); Console.Error.WriteLine(\"err\"); var t = new Thread(() => Console.Write(\"thread\")); t.Start(); t.Join(); await Task.Run(() => Console.Write(\" task\"));");
        Assert.Equal("out" + Environment.NewLine + "thread task", Text(StreamName.Stdout));
        Assert.Equal("err" + Environment.NewLine, Text(StreamName.Stderr));
    }

    [Fact]
    public async Task A_line_that_a_cell_reads_is_asked_of_the_person_and_without_one_is_an_error_that_says_so()
    {
        Assert.Contains("nobody can answer", (await Run("Console.ReadLine()")).Error!.Message, StringComparison.Ordinal);
        var asked = new List<InputRequest>();
        Session.InputRequested = (request, _) =>
        {
            asked.Add(request);
            return Task.FromResult("typed");
        };
        Assert.Equal("typed typed typed", await Value("Console.ReadLine() + \" \" + GetInput(\"Name\") + \" \" + GetPassword(\"Key\")"));
        Assert.Equal([new("", false), new("Name", false), new("Key", true)], asked);
    }

    [Fact]
    public async Task Variables_are_listed_with_type_and_present_value()
    {
        await Run("var x = 1; string? none = null;");
        await Run("x = 2;");
        Assert.Equal([new("none", typeof(string), null), new("x", typeof(int), 2)], Session.Variables);
    }

    [Theory]
    [InlineData("1 + 1", Completeness.Complete, "")]
    [InlineData("foreach (var x in y) {", Completeness.Incomplete, "    ")]
    [InlineData("var s = \"\"\"", Completeness.Incomplete, "")]
    [InlineData("var x = 1 2;", Completeness.Invalid, "")]
    [InlineData("#!markdown\nopen ( text", Completeness.Complete, "")]
    public void Completeness_is_judged_by_syntax(string code, Completeness state, string indent) =>
        Assert.Equal(new CompletenessReply(state, indent), Session.IsComplete(code));
}
