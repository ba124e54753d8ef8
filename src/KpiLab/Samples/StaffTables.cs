using System.Globalization;

namespace KpiLab.Samples;

internal static class StaffTables
{
    public static void WriteEmployees(SampleFolder folder, IReadOnlyList<StaffMember> staff)
    {
        using var plain = folder.Sheet(
            "employees", "medewerkers",
            new("employee_id", "medewerker"), new("name", "naam"), new("department", "afdeling"), new("product_line", "productlijn"), new("contract", "dienstverband"),
            new("fte", "fte", SampleKind.Number), new("start_date", "begindatum", SampleKind.Date), new("end_date", "einddatum", SampleKind.Date));
        for (var i = 0; i < staff.Count; i++)
        {
            var member = staff[i];
            plain.Text(string.Create(CultureInfo.InvariantCulture, $"E{i + 1:D3}")).Text(member.Name).Text(member.Department).Text(member.Line).Text(member.Contractor ? "contractor" : "employee")
                .Number(member.FteTenths, 1).Date(member.Start).Date(member.End).EndRow();
        }
    }
}
