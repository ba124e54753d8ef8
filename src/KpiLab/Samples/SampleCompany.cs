namespace KpiLab.Samples;

/// <summary>Zilvermeeuw Koffie, a fictional Dutch business: coffee and tea by subscription, a webshop, and coffee for offices.</summary>
/// <remarks>
/// Thirty months, 2024-01-01 to 2026-06-30. The stories of <c>data-samples/STORIES.md</c> are planted by quotas, not by coin flips,
/// so that they hold for every seed and measured values lie close to the planted ones. Amounts are in EUR; an end date is the first day after.
/// </remarks>
public static class SampleCompany
{
    /// <summary>Writes all tables into a folder, which is made where it does not exist; files of the same name are replaced.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0, or above 1,000.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(string folder, SampleOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Scale, 1000);

        using var output = new SampleFolder(folder, options.RawExports);
        var staff = Staff.Of();
        StaffTables.WriteEmployees(output, staff);
        EngagementTables.Write(output, staff, options.Seed);
        MarketTables.Write(output, options.Seed);
        CashFlowTable.Write(output, options.Seed);

        var customers = CustomerBase.Of(options);
        CustomerTables.Write(output, customers);
        UsageTable.Write(output, customers);
        OrderTable.Write(output, customers);
        var spend = AcquisitionSpend.Of(customers);
        SpendTable.Write(output, spend);
        LeadTable.Write(output, spend, options.Seed);
        SessionTable.Write(output, options);
        SurveyTable.Write(output, customers, options);
        output.WriteWorkbook();
    }
}
