using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

public class ByNameTests
{
    private static readonly FrameTable Visits = (FrameTable)Table.Load(new TemporaryFile("date,device,country,converted\n2026-01-01,phone,NL,yes\n2026-01-02,phone,NL,no\n2026-01-03,desk,BE,no\n").Path);

    [Fact]
    public void A_segment_is_found_by_its_name()
    {
        Assert.Equal(0.5, ConversionRate.Of(Visits).By("device").Run()["phone"].Value);
        Assert.Equal(0, ConversionRate.Of(Visits).By("device", "country").Run()["desk", "BE"].Value);
    }

    [Fact]
    public void A_segment_that_is_not_there_is_an_error_that_names_those_that_are() =>
        Assert.Contains("no segment \"tablet\". It has: desk, phone.", Assert.Throws<ArgumentException>(() => ConversionRate.Of(Visits).By("device").Run()["tablet"]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_result_over_time_has_no_single_value_for_a_segment() =>
        Assert.Contains("without Every", Assert.Throws<ArgumentException>(() => ConversionRate.Of(Visits).By("device").Every(Period.Month).Run()["phone"]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_table_of_a_workspace_is_found_by_its_name()
    {
        var workspace = Workspace.Of(Visits);
        Assert.Same(Visits, workspace[Visits.Name]);
        Assert.Contains($"It has: {Visits.Name}.", Assert.Throws<DataException>(() => workspace["orders"]).Message, StringComparison.Ordinal);
    }
}
