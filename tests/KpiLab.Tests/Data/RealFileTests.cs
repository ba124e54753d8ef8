using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>Public files, by what their sources state of them.</summary>
public class RealFileTests
{
    [Theory]
    [InlineData("online_retail.csv", 541_909, 8)]
    [InlineData("telco_customer_churn.csv", 7_043, 21)]
    [InlineData("CDNOW_sample.txt", 6_919, 5)]
    [InlineData("carpentries_nps_survey.csv", 967, 40)]
    [InlineData("ibm_hr_employee_attrition.csv", 1_470, 35)]
    public void Rows_and_columns_are_those_that_the_source_states(string name, int rows, int columns)
    {
        var table = Table.Load(SharedData.File(name));
        Assert.Equal((rows, columns), (table.RowCount, table.Columns.Count));
    }

    // Fader & Hardie, "Notes on the CDNOW master data set": 1/10th sample of 2,357 customers, 1 January 1997 to 30 June 1998.
    [Fact]
    public void Aligned_columns_without_a_header_are_read_and_their_digits_are_dates()
    {
        var table = Table.Load(SharedData.File("CDNOW_sample.txt"));
        var dates = Assert.IsType<DateColumn>(table["column3"]);
        Assert.Equal((new DateTime(1997, 1, 1), new DateTime(1998, 6, 30)), (dates.Minimum, dates.Maximum));
        Assert.Equal(2357, Enumerable.Range(0, table.RowCount).Select(row => table["column2"].TextOf(row)).Distinct().Count());
    }
}
