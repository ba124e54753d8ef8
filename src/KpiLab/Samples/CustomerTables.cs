using System.Globalization;

namespace KpiLab.Samples;

/// <summary>Customers, and the subscriptions of those who have one.</summary>
internal static class CustomerTables
{
    public static void Write(SampleFolder folder, CustomerBase customers)
    {
        using var people = folder.Table(
            "customers",
            new OfficeStyle("klanten.csv", ["Klantenbestand Zilvermeeuw Koffie", ""]),
            new("customer_id", "klantnummer"), new("start_date", "begindatum", SampleKind.Date), new("channel", "kanaal"), new("region", "regio"), new("plan", "abonnement"));
        using var subscriptions = folder.Table(
            "subscriptions",
            new OfficeStyle("abonnementen.csv", ["Abonnementenregister", "Stand per 30-6-2026; einddatum nvt = loopt nog", ""], Missing: "nvt", Currency: "€ "),
            new("subscription_id", "abonnementnummer"), new("customer_id", "klantnummer"), new("plan", "abonnement"), new("channel", "kanaal"), new("region", "regio"),
            new("start_date", "begindatum", SampleKind.Date), new("end_date", "einddatum", SampleKind.Date), new("monthly_amount", "maandbedrag", SampleKind.Money));
        var subscription = 0;
        for (var customer = 0; customer < customers.Count; customer++)
        {
            var (id, plan, channel) = (CustomerBase.Id(customer), customers.Plan(customer), Channels.All[customers.Channel(customer)].Name);
            people.Text(id).Date(customers.Start(customer)).Text(channel).Text(customers.Region(customer)).Text(CustomerBase.Plans[plan]).EndRow();
            if (plan == CustomerBase.NoPlan)
                continue;
            subscriptions.Text(string.Create(CultureInfo.InvariantCulture, $"A{++subscription:D5}")).Text(id).Text(CustomerBase.Plans[plan]).Text(channel).Text(customers.Region(customer))
                .Date(customers.Start(customer)).Date(customers.End(customer)).Money(CustomerBase.MonthlyCents[plan]).EndRow();
        }
    }
}
