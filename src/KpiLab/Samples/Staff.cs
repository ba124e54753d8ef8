namespace KpiLab.Samples;

/// <summary>Someone who works for the company; the end is the first day after.</summary>
internal sealed record StaffMember(string Name, string Department, string Line, bool Contractor, int FteTenths, DateOnly Start, DateOnly? End);

/// <summary>Everyone who has worked for the company since 2024. Headcount grows by far more than revenue, most of all at Machines.</summary>
internal static class Staff
{
    private static readonly string[] FirstNames =
        ["Anouk", "Bram", "Cécile", "Daan", "Esmée", "Fatima", "Gijs", "Hanna", "Ilse", "Joost", "Karim", "Lotte", "Mees", "Noor", "Olaf", "Pien", "Quinten", "Renée", "Sander", "Tess", "Umut", "Vera", "Wout", "Yara", "Zoë", "Björn", "Chloé", "Dirk", "Eline"];

    private static readonly string[] LastNames =
        ["de Vries", "Jansen", "van Dijk", "Bakker", "Visser", "Smit", "Meijer", "de Boer", "Mulder", "Bos", "Vos", "Peters", "Hendriks", "Dekker", "Brouwer", "de Wit", "Dijkstra", "Smits", "de Graaf", "van der Meer", "Özdemir", "Müller", "Núñez"];

    // Heads at the start, and heads hired on the first of each of these months (counted from January 2024).
    private static readonly (string Department, string[] Lines, int Heads, int[] Hires, int Contractors)[] Teams =
    [
        ("Subscriptions", ["Coffee boxes", "Coffee boxes", "Tea boxes"], 12, [9, 20], 0),
        ("Webshop", ["Beans", "Brewing gear"], 13, [5, 13, 16, 19, 23], 2),
        ("Business", ["Office coffee", "Hospitality"], 16, [8, 15, 22], 0),
        ("Machines", ["Rental", "Service contracts"], 10, [4, 8, 10, 13, 14, 16, 17, 19, 20, 22, 24], 4),
        ("Roastery", ["Private label"], 12, [11, 18, 21], 0),
        ("Academy", ["Workshops"], 4, [], 0),
        ("Tasting room", ["Tastings"], 3, [], 0),
    ];

    private static readonly int[] FtePattern = [10, 10, 8, 10, 10, 6, 10, 9, 10, 8];

    public static IReadOnlyList<StaffMember> Of()
    {
        var staff = new List<StaffMember>();
        foreach (var (department, lines, heads, hires, contractors) in Teams)
        {
            for (var i = 0; i < heads + hires.Length; i++)
            {
                var start = i < heads
                    ? new DateOnly(2016 + (i * 3 + department.Length) % 8, 1 + (i * 5 + department.Length) % 12, 1)
                    : SampleCalendar.First(hires[i - heads]);
                var (line, fte) = (lines[i % lines.Length], FtePattern[(i + department.Length) % FtePattern.Length]);

                // One in six of the first team leaves halfway a month and is replaced the same day, with the same hours.
                DateOnly? leaves = i < heads && i % 6 == 4 ? SampleCalendar.First(7 + i).AddDays(14) : null;
                Add(department, line, false, fte, start, leaves);
                if (leaves is { } day)
                    Add(department, line, false, fte, day, null);
            }

            for (var i = 0; i < contractors; i++)
                Add(department, lines[^1], true, 10, SampleCalendar.First(12 + 3 * i), i == 0 ? SampleCalendar.First(24) : null);
        }

        return staff;

        void Add(string department, string line, bool contractor, int fte, DateOnly start, DateOnly? end)
        {
            var n = staff.Count;
            staff.Add(new($"{FirstNames[n * 7 % FirstNames.Length]} {LastNames[(n * 5 + n / FirstNames.Length) % LastNames.Length]}", department, line, contractor, fte, start, end));
        }
    }
}
