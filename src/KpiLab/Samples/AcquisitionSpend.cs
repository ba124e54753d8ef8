namespace KpiLab.Samples;

/// <summary>What was spent on each channel in each month, in cents. Over a quarter it is the channel's planted CAC times its new customers, exactly.</summary>
internal sealed class AcquisitionSpend
{
    private const double MarketingShare = 0.75;

    private AcquisitionSpend()
    {
    }

    public long[,] Marketing { get; } = new long[SampleCalendar.Months, Channels.All.Length];

    public long[,] Sales { get; } = new long[SampleCalendar.Months, Channels.All.Length];

    /// <summary>Leads of a month: marketing money over the planted cost per lead, rounded with carry.</summary>
    public long[,] Leads { get; } = new long[SampleCalendar.Months, Channels.All.Length];

    public static AcquisitionSpend Of(CustomerBase customers)
    {
        var spend = new AcquisitionSpend();
        var random = new SampleStream(customers.Seed, "spend");
        for (var c = 0; c < Channels.All.Length; c++)
        {
            var leads = new Quota();
            for (var quarter = 0; quarter < SampleCalendar.Months / 3; quarter++)
            {
                var weights = new double[3];
                long total = 0;
                for (var i = 0; i < 3; i++)
                {
                    var count = customers.New[quarter * 3 + i, c];
                    weights[i] = (count + 0.01) * (0.92 + 0.16 * random.NextUnit());
                    total += count * Channels.All[c].Cac * 100L;
                }

                var marketing = Quota.Split((long)Math.Round(total * MarketingShare), weights);
                var sales = Quota.Split(total - (long)Math.Round(total * MarketingShare), weights);
                for (var i = 0; i < 3; i++)
                {
                    var month = quarter * 3 + i;
                    spend.Marketing[month, c] = marketing[i];
                    spend.Sales[month, c] = sales[i];
                    spend.Leads[month, c] = leads.Next(marketing[i] / (Channels.All[c].CostPerLead * 100.0));
                }
            }
        }

        return spend;
    }
}
