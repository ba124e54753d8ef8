using System.Globalization;

namespace KpiLab.Samples;

/// <summary>Orders in order of date; one month is held at a time.</summary>
internal static class OrderTable
{
    public static void Write(SampleFolder folder, CustomerBase customers)
    {
        using var table = folder.Table(
            "orders",
            new OfficeStyle("bestellingen.csv", ["Uitvoer bestellingen", "Periode: 1-1-2024 t/m 30-6-2026", ""]),
            new("order_id", "ordernummer"), new("customer_id", "klantnummer"), new("date", "datum", SampleKind.Date), new("channel", "kanaal"), new("region", "regio"), new("product", "product"),
            new("amount", "bedrag", SampleKind.Money, Totalled: true), new("margin", "marge", SampleKind.Money, Totalled: true));
        long number = 0;
        var orders = new List<SampleOrder>();
        for (var month = 0; month < SampleCalendar.Months; month++)
        {
            orders.Clear();
            for (var customer = 0; customer < customers.StartedBefore(month + 1); customer++)
            {
                var at = new CustomerMonth(customers, customer, month);
                if (at.IsCustomer)
                    at.AddOrders(orders);
            }

            foreach (var order in orders.OrderBy(o => o.Day))
            {
                table.Text(string.Create(CultureInfo.InvariantCulture, $"O{++number:D5}")).Text(CustomerBase.Id(order.Customer)).Date(order.Day)
                    .Text(Channels.All[customers.Channel(order.Customer)].Name).Text(customers.Region(order.Customer)).Text(order.Product)
                    .Money(order.Cents).Money(order.MarginCents).EndRow();
            }
        }
    }
}
