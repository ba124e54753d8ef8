namespace KpiLab.Samples;

/// <summary>Logins, orders and tickets of each subscriber in each month as one.</summary>
internal static class UsageTable
{
    public static void Write(SampleFolder folder, CustomerBase customers)
    {
        using var table = folder.Table(
            "usage", null,
            new("customer_id", "klantnummer"), new("month", "maand", SampleKind.Date), new("logins", "logins", SampleKind.Number), new("orders", "bestellingen", SampleKind.Number), new("tickets", "meldingen", SampleKind.Number));
        var orders = new List<SampleOrder>();
        for (var month = 0; month < SampleCalendar.Months; month++)
        {
            for (var customer = 0; customer < customers.StartedBefore(month + 1); customer++)
            {
                var at = new CustomerMonth(customers, customer, month);
                if (customers.Plan(customer) == CustomerBase.NoPlan || !at.IsCustomer)
                    continue;
                orders.Clear();
                at.AddOrders(orders);
                table.Text(CustomerBase.Id(customer)).Date(SampleCalendar.First(month)).Number(at.Logins()).Number(orders.Count).Number(at.Tickets()).EndRow();
            }
        }
    }
}
