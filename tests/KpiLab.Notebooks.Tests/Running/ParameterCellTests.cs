using KpiLab.Notebooks.Documents;
using KpiLab.Notebooks.Running;

namespace KpiLab.Notebooks.Tests.Running;

public class ParameterCellTests
{
    private const string Declared = """
        string region = "North"; // the region
        double rate = 1;
        var months = 12;
        var share = -0.5;
        var from = new DateOnly(2025, 1, 1);
        var all = true;
        string[] channels = ["a", "b"];
        var plans = new[] { "Basic" };
        decimal? price = null;
        Action act = () => { int hidden = 1; };
        """;

    private static string Injected(Notebook book, params string[] parameters) =>
        ParameterCell.Inject(book, [.. parameters.Select(Parameter.Parse)]).Cells.Single(cell => cell.IsTagged("injected-parameters")).Source;

    [Theory]
    [InlineData("region=O'Neil \"x\"", "string region = \"O'Neil \\\"x\\\"\";")]
    [InlineData("region=12", "string region = \"12\";")]
    [InlineData("rate=2", "double rate = 2d;")]
    [InlineData("months=6", "int months = 6;")]
    [InlineData("share=0.25", "double share = 0.25d;")]
    [InlineData("from=2026-06-30", "DateOnly from = new DateOnly(2026, 6, 30);")]
    [InlineData("all=False", "bool all = false;")]
    [InlineData("channels=Paid search, Referral", "string[] channels = [\"Paid search\", \"Referral\"];")]
    [InlineData("plans=Plus", "string[] plans = [\"Plus\"];")]
    [InlineData("price=null", "decimal? price = null;")]
    [InlineData("price=9.95", "decimal? price = 9.95m;")]
    public void A_value_takes_the_type_of_the_parameter(string parameter, string expected) =>
        Assert.Equal("// Parameters\n" + expected, Injected(Books.Of(Books.Code(Declared, "parameters")), parameter));

    [Theory]
    [InlineData("months=1,5", "\"months\" is a whole number such as 12; got \"1,5\"")]
    [InlineData("rate=veel", "\"rate\" is a number such as 0.05; got \"veel\"")]
    [InlineData("from=30-06-2026", "\"from\" is a date such as 2026-06-30")]
    [InlineData("act=x", "\"act\" is a Action; from outside only")]
    [InlineData("hidden=2", "There is no parameter \"hidden\". The cell tagged parameters declares region, rate, months")]
    public void A_value_that_does_not_fit_is_an_error_that_says_what_does(string parameter, string expected) =>
        Assert.Contains(expected, Assert.Throws<NotebookException>(() => Injected(Books.Of(Books.Code(Declared, "parameters")), parameter)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_injected_cell_stands_right_after_the_parameters()
    {
        var book = ParameterCell.Inject(Books.Of(Books.Text("# A"), Books.Code("var a = 1;", "parameters"), Books.Code("a")), [new("a", "2")]);
        Assert.Equal(["c1", "c2", "injected-parameters", "c3"], book.Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void Without_a_parameters_cell_it_stands_first_and_types_are_guessed()
    {
        var book = ParameterCell.Inject(Books.Of(Books.Code("a")), [new("a", "2"), new("b", "0.5"), new("c", "2026-01-02"), new("d", "x"), new("e", "true"), new("a", "3")]);
        Assert.Equal("// Parameters\nvar a = 3;\nvar b = 0.5d;\nvar c = new DateOnly(2026, 1, 2);\nvar d = \"x\";\nvar e = true;", book.Cells[0].Source);
    }

    [Fact]
    public void A_second_injection_replaces_the_first()
    {
        var book = Books.Of(Books.Code("var a = 1;", "parameters"));
        var twice = ParameterCell.Inject(ParameterCell.Inject(book, [new("a", "2")]), [new("a", "3")]);
        Assert.Equal(["var a = 1;", "// Parameters\nint a = 3;"], twice.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Without_values_the_notebook_is_left_as_it_is()
    {
        var book = Books.Of(Books.Code("var a = 1;", "parameters"));
        Assert.Same(book, ParameterCell.Inject(book, []));
    }

    [Theory]
    [InlineData("region")]
    [InlineData("=x")]
    [InlineData("2a=x")]
    [InlineData("a b=x")]
    public void What_is_not_name_and_value_is_an_error(string text) =>
        Assert.Contains("name=value", Assert.Throws<NotebookException>(() => Parameter.Parse(text)).Message, StringComparison.Ordinal);
}
