using System.Globalization;

namespace KpiLab.Samples;

/// <summary>Four rounds of a survey of ten questions. The mean of each department and theme is planted; only who answers how differs with the seed.</summary>
internal static class EngagementTables
{
    private static readonly (string Name, DateOnly Day)[] Waves =
        [("Round 1", new(2024, 11, 1)), ("Round 2", new(2025, 5, 1)), ("Round 3", new(2025, 11, 1)), ("Round 4", new(2026, 5, 1))];

    private static readonly (string Name, int MeanHundredths, string[] Questions)[] Themes =
    [
        ("Management", 385, ["My manager listens to what I say", "My manager makes clear what matters"]),
        ("Growth", 310, ["I learn enough in my work", "I see a next step for myself here"]),
        ("Culture", 420, ["I feel at home in my team", "We speak openly about mistakes"]),
        ("Workload", 345, ["I can finish my work in my hours", "I have the tools that I need"]),
        ("Recognition", 355, ["My work is appreciated", "My pay is fair"]),
    ];

    // Hundredths above or below the company's mean, and percent of those invited who answer.
    private static readonly (string Department, int Shift, int Participation)[] Departments =
        [("Subscriptions", 30, 92), ("Webshop", 5, 88), ("Business", 0, 84), ("Machines", -70, 83), ("Roastery", 20, 42), ("Academy", 35, 100), ("Tasting room", 10, 100)];

    public static void Write(SampleFolder folder, IReadOnlyList<StaffMember> staff, ulong seed)
    {
        using var answers = folder.Sheet(
            "engagement_answers", "medewerkersonderzoek",
            new("wave", "meting"), new("respondent_id", "respondent"), new("department", "afdeling"), new("theme", "thema"), new("question", "vraag"), new("score", "score", SampleKind.Number));
        using var invitations = folder.Sheet(
            "engagement_invitations", "uitnodigingen",
            new("wave", "meting"), new("department", "afdeling"), new("invited", "uitgenodigd", SampleKind.Number));
        var random = new SampleStream(seed, "engagement");
        foreach (var (wave, day) in Waves)
        {
            var respondent = 0;
            foreach (var (department, shift, participation) in Departments)
            {
                var invited = staff.Count(member => member.Department == department && !member.Contractor && member.Start <= day && (member.End is not { } end || end > day));
                invitations.Text(wave).Text(department).Number(invited).EndRow();
                var people = (invited * participation + 50) / 100;
                var scores = new int[people, Themes.Length * 2];
                for (var theme = 0; theme < Themes.Length; theme++)
                    Fill(scores, people, theme, Math.Min(480, Themes[theme].MeanHundredths + shift), random);
                for (var person = 0; person < people; person++)
                {
                    respondent++;
                    for (var question = 0; question < Themes.Length * 2; question++)
                    {
                        var theme = Themes[question / 2];
                        answers.Text(wave).Text(string.Create(CultureInfo.InvariantCulture, $"{wave[^1]}-{respondent:D3}")).Text(department).Text(theme.Name).Text(theme.Questions[question % 2]).Number(scores[person, question]).EndRow();
                    }
                }
            }
        }
    }

    // The sum over the theme's two questions is exact; pairs of opposite steps spread the answers without moving it.
    private static void Fill(int[,] scores, int people, int theme, int meanHundredths, SampleStream random)
    {
        var values = new int[people * 2];
        var sum = (values.Length * meanHundredths + 50) / 100;
        for (var i = 0; i < values.Length; i++)
            values[i] = sum / values.Length + (i < sum % values.Length ? 1 : 0);
        for (var pair = 0; pair < values.Length; pair++)
        {
            var (up, down) = (random.Below(values.Length), random.Below(values.Length));
            if (up != down && values[up] < 5 && values[down] > 1)
                (values[up], values[down]) = (values[up] + 1, values[down] - 1);
        }

        random.Shuffle<int>(values);
        for (var i = 0; i < values.Length; i++)
            scores[i / 2, theme * 2 + i % 2] = values[i];
    }
}
