using System.Globalization;

namespace KpiLab.Samples;

/// <summary>All customers in order of their first day, as arrays: small enough to hold at any scale, while what they do is streamed.</summary>
/// <remarks>
/// Who leaves is decided by quotas. In each month each group of equal plan, channel, usage, tickets and cohort loses its risk times its number, rounded with carry; chance only decides who.
/// Monthly risk = 1.1 % × usage (low 6, normal 1, high 0.4) × plan (Basic 2.6, Plus 1, Premium 0.45) × tickets (2.6 for who often needs help) × channel (0.6 to 1.5) × cohort (1.9 for November 2025), at most 60 %.
/// </remarks>
internal sealed class CustomerBase
{
    public const int NoPlan = 0;
    public const int BlackFriday = 22;
    public static readonly string[] Plans = ["Webshop", "Basic", "Plus", "Premium"];
    public static readonly int[] MonthlyCents = [0, 995, 2495, 5995];
    public static readonly string[] Regions = ["North", "West", "East", "South"];
    private const int Staying = int.MaxValue;
    private static readonly double[] PlanRisk = [0, 2.6, 1, 0.45];
    private static readonly double[] UsageRisk = [6, 1, 0.4];
    private static readonly double[] BlackFridayPlans = [0.10, 0.72, 0.15, 0.03];

    // Low, normal and high users in every twenty customers of a channel and plan; one in five often needs help.
    private static readonly byte[] UsageBlock = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2];
    private static readonly byte[] TicketBlock = [1, 0, 0, 0, 0];

    private readonly List<int> starts = [];
    private readonly List<byte> channels = [];
    private readonly List<byte> plans = [];
    private readonly List<byte> regions = [];
    private readonly List<byte> usages = [];
    private readonly List<byte> tickets = [];
    private readonly int[] firstOfMonth = new int[SampleCalendar.Months + 1];
    private int[] ends = [];

    private CustomerBase(ulong seed) => Seed = seed;

    public ulong Seed { get; }

    public int Count => starts.Count;

    /// <summary>New customers by month and channel.</summary>
    public long[,] New { get; } = new long[SampleCalendar.Months, Channels.All.Length];

    public DateOnly Start(int customer) => DateOnly.FromDayNumber(starts[customer]);

    /// <summary>The first day after, or null for who stays; without a plan, the day from which no orders come.</summary>
    public DateOnly? End(int customer) => ends[customer] == Staying ? null : DateOnly.FromDayNumber(ends[customer]);

    public int Channel(int customer) => channels[customer];

    public int Plan(int customer) => plans[customer];

    public string Region(int customer) => Regions[regions[customer]];

    /// <summary>0 low, 1 normal, 2 high.</summary>
    public int Usage(int customer) => usages[customer];

    public bool NeedsHelp(int customer) => tickets[customer] == 1;

    /// <summary>How many customers had started before a month's first day.</summary>
    public int StartedBefore(int month) => firstOfMonth[month];

    public static string Id(int customer) => string.Create(CultureInfo.InvariantCulture, $"C{customer + 1:D5}");

    public static CustomerBase Of(SampleOptions options)
    {
        var customers = new CustomerBase(options.Seed);
        customers.Arrive(options.Scale);
        customers.Leave();
        return customers;
    }

    private void Arrive(double scale)
    {
        var random = new SampleStream(Seed, "customers");
        var quotas = new Quota[Channels.All.Length];
        var owed = new double[Channels.All.Length * 2, Plans.Length];
        var usage = new ShuffledBlocks(UsageBlock, Channels.All.Length * Plans.Length, random);
        var help = new ShuffledBlocks(TicketBlock, Channels.All.Length * Plans.Length * UsageRisk.Length, random);
        double[] regionShares = [0.30, 0.42, 0.18, 0.10];
        var regionOwed = new double[1, Regions.Length];
        for (var month = 0; month < SampleCalendar.Months; month++)
        {
            firstOfMonth[month] = Count;
            var days = new List<(int Day, byte Channel)>();
            for (var c = 0; c < Channels.All.Length; c++)
            {
                var rush = month == BlackFriday && c >= Channels.PaidSocial ? 3 : 1;
                New[month, c] = quotas[c].Next(Channels.All[c].Customers * scale * rush * SampleCalendar.SeasonOf(month) * (0.85 + 0.01 * month));
                for (var i = 0; i < New[month, c]; i++)
                    days.Add((random.Below(SampleCalendar.Days(month)), (byte)c));
            }

            foreach (var (day, channel) in days.OrderBy(d => d.Day))
            {
                var rush = month == BlackFriday && channel >= Channels.PaidSocial;
                var plan = Owed(owed, rush ? channel + Channels.All.Length : channel, rush ? BlackFridayPlans : Channels.All[channel].Plans);
                var group = channel * Plans.Length + plan;
                starts.Add(SampleCalendar.First(month).DayNumber + day);
                channels.Add(channel);
                plans.Add((byte)plan);
                regions.Add((byte)Owed(regionOwed, 0, regionShares));
                usages.Add(usage.Next(group));
                tickets.Add(help.Next(group * UsageRisk.Length + usages[^1]));
            }
        }

        firstOfMonth[SampleCalendar.Months] = Count;
    }

    // The plan (or region) that is furthest behind its share.
    private static int Owed(double[,] owed, int row, double[] shares)
    {
        var best = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            owed[row, i] += shares[i];
            if (owed[row, i] > owed[row, best])
                best = i;
        }

        owed[row, best]--;
        return best;
    }

    private void Leave()
    {
        var random = new SampleStream(Seed, "churn");
        ends = new int[Count];
        Array.Fill(ends, Staying);
        var groups = Plans.Length * Channels.All.Length * 3 * 2 * 2;
        var carry = new double[groups];
        for (var g = 0; g < groups; g++)
            carry[g] = random.NextUnit();
        for (var month = 1; month < SampleCalendar.Months; month++)
        {
            var first = SampleCalendar.First(month).DayNumber;
            var present = new long[groups];
            for (var customer = 0; customer < firstOfMonth[month]; customer++)
            {
                if (ends[customer] == Staying)
                    present[Group(customer)]++;
            }

            var leaving = new long[groups];
            for (var g = 0; g < groups; g++)
            {
                carry[g] += present[g] * Risk(g);
                leaving[g] = Math.Min(present[g], (long)Math.Floor(carry[g]));
                carry[g] -= leaving[g];
            }

            for (var customer = 0; customer < firstOfMonth[month]; customer++)
            {
                if (ends[customer] != Staying)
                    continue;
                var g = Group(customer);
                if (random.Draw(leaving[g], present[g]--))
                {
                    leaving[g]--;
                    ends[customer] = first + random.Below(SampleCalendar.Days(month));
                }
            }
        }
    }

    private int Group(int customer) =>
        (((plans[customer] * Channels.All.Length + channels[customer]) * 3 + usages[customer]) * 2 + tickets[customer]) * 2
        + (SampleCalendar.MonthOf(Start(customer)) == BlackFriday ? 1 : 0);

    private static double Risk(int group)
    {
        var (cohort, ticket, usage) = (group % 2, group / 2 % 2, group / 4 % 3);
        var (channel, plan) = (group / 12 % Channels.All.Length, group / 12 / Channels.All.Length);
        return plan == NoPlan
            ? 0.06 * Channels.All[channel].Churn
            : Math.Min(0.6, 0.011 * UsageRisk[usage] * PlanRisk[plan] * (ticket == 1 ? 2.6 : 1) * Channels.All[channel].Churn * (cohort == 1 ? 1.9 : 1));
    }
}
