using System.Text.Json;
using KpiLab.Notebooks.Display;
using KpiLab.Notebooks.Running;

namespace KpiLab.Notebooks.Tests.Running;

public class CellRecordTests
{
    private readonly Dictionary<string, List<DisplayedOutput>> displays = [];
    private readonly Lock gate = new();

    private CellRecord Record(params CellOutput[] outputs)
    {
        var record = new CellRecord(displays, gate) { ExecutionCount = 4 };
        foreach (var output in outputs)
            record.Add(output);
        return record;
    }

    private static StreamOutput Out(string text) => new(StreamName.Stdout, text);

    private static DisplayOutput Shown(string text, string? id = null, bool update = false) => new(MimeBundle.OfText(text), id, update);

    private static string Texts(CellRecord record) => string.Join('|', record.Written().Select(output =>
        output.TryGetProperty("text", out var text) ? text.GetString() : output.GetProperty("data").GetProperty("text/plain").GetString()));

    [Fact]
    public void Text_of_one_stream_is_joined_until_another_output_comes() =>
        Assert.Equal("ab|err|c|x|d", Texts(Record(Out("a"), Out("b"), new StreamOutput(StreamName.Stderr, "err"), Out("c"), Shown("x"), Out("d"))));

    [Fact]
    public void Clearing_removes_what_was_shown_and_a_waiting_one_only_when_something_follows()
    {
        Assert.Equal("b", Texts(Record(Out("a"), new ClearOutput(false), Out("b"))));
        Assert.Equal("a", Texts(Record(Out("a"), new ClearOutput(true))));
        Assert.Equal("b", Texts(Record(Out("a"), new ClearOutput(true), Out("b"))));
    }

    [Fact]
    public void An_update_replaces_every_display_of_its_name_in_earlier_cells_too_and_adds_nothing()
    {
        var first = Record(Shown("0 %", "bar"), Out("-"));
        var second = Record(Shown("0 %", "bar"), Shown("other", "else"), Shown("100 %", "bar", update: true), Shown("lost", "unknown", update: true));
        Assert.Equal("100 %|-", Texts(first));
        Assert.Equal("100 %|other", Texts(second));
    }

    [Fact]
    public void A_result_carries_the_number_of_its_cell_and_json_stays_json()
    {
        var output = Record(new ResultOutput(new MimeBundle([new("application/json", "{\"a\":1}"), new("text/plain", "x")], "{\"k\":true}"))).Written().Single();
        Assert.Equal(4, output.GetProperty("execution_count").GetInt32());
        Assert.Equal(1, output.GetProperty("data").GetProperty("application/json").GetProperty("a").GetInt32());
        Assert.True(output.GetProperty("metadata").GetProperty("k").GetBoolean());
    }

    [Fact]
    public void A_timeout_takes_the_place_of_the_interrupt_that_it_caused()
    {
        var record = Record(Out("a"), new ErrorOutput("Interrupted", "x", []));
        record.SetError(new("TimeoutError", "too long", ["line"]));
        Assert.Equal(["stream", "error"], record.Written().Select(output => output.GetProperty("output_type").GetString()));
        Assert.Equal(JsonValueKind.Array, record.Written()[1].GetProperty("traceback").ValueKind);
    }
}
