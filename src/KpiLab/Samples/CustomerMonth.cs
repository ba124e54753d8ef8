namespace KpiLab.Samples;

/// <summary>An order within a month.</summary>
internal readonly record struct SampleOrder(DateOnly Day, int Customer, string Product, long Cents, long MarginCents);

/// <summary>What one customer does in one month; a function of the seed, the customer and the month, so that every table tells the same.</summary>
internal readonly struct CustomerMonth(CustomerBase customers, int customer, int month)
{
    /// <summary>True in the months from the first to the last day as a customer.</summary>
    public bool IsCustomer => SampleCalendar.MonthOf(customers.Start(customer)) <= month
        && (customers.End(customer) is not { } end || end > SampleCalendar.First(month));

    /// <summary>Subscriptions are billed three months at a time, from the first day on; now and then something from the webshop comes with it.</summary>
    public void AddOrders(List<SampleOrder> orders)
    {
        var start = customers.Start(customer);
        var age = month - SampleCalendar.MonthOf(start);
        var end = customers.End(customer) ?? SampleCalendar.After;
        var random = Stream("orders");
        var (plan, channel) = (customers.Plan(customer), Channels.All[customers.Channel(customer)]);
        if (plan != CustomerBase.NoPlan && age % 3 == 0)
        {
            var day = SampleCalendar.First(month).AddDays(Math.Min(start.Day, SampleCalendar.Days(month)) - 1);
            if (day < end)
                orders.Add(Order(day, customer % 5 == 3 ? "Tea boxes" : "Coffee boxes", 3L * CustomerBase.MonthlyCents[plan], channel.MarginPercent));
        }

        var chance = (plan == CustomerBase.NoPlan ? channel.ExtraOrders : 0.05) * SampleCalendar.SeasonOf(month) * SampleCalendar.SeasonOf(month);
        var first = plan == CustomerBase.NoPlan && age == 0;
        if (!first && random.NextUnit() >= chance)
            return;
        var on = first ? start : SampleCalendar.First(month).AddDays(random.Below(SampleCalendar.Days(month)));
        if (on < start || on >= end)
            return;
        var gear = random.Below(5) == 0;
        var cents = gear ? 2995 + 500L * random.Below(24) : 1450 + 50L * random.Below(60);
        orders.Add(Order(on, gear ? "Brewing gear" : "Beans", cents, channel.MarginPercent - (gear ? 6 : 0)));
    }

    public int Logins()
    {
        var random = Stream("logins");
        return customers.Usage(customer) switch { 0 => random.Below(3), 1 => 4 + random.Below(6), _ => 11 + random.Below(12) };
    }

    public int Tickets()
    {
        var at = Stream("tickets").Below(100);
        return customers.NeedsHelp(customer) ? (at < 15 ? 2 : at < 60 ? 1 : 0) : (at < 3 ? 1 : 0);
    }

    private SampleOrder Order(DateOnly day, string product, long cents, int marginPercent) => new(day, customer, product, cents, (cents * marginPercent + 50) / 100);

    private SampleStream Stream(string name) => new(customers.Seed, name, (ulong)customer * SampleCalendar.Months + (ulong)month);
}
