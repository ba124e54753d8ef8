using System.Globalization;

namespace KpiLab.Samples;

/// <summary>Answers to "would you recommend us" after four kinds of contact. Promoters and detractors of a touchpoint and phase are exact.</summary>
/// <remarks>A new carrier delivers from 1 October 2025; the score after delivery turns. Workshops have too few answers to say.</remarks>
internal static class SurveyTable
{
    private const int NewCarrier = 21;
    private static readonly int[] DetractorScores = [6, 6, 5, 6, 5, 4, 3, 2, 6, 1, 5, 0];

    // Answers a month at scale 1; percent promoters and detractors in 2024, in 2025 before the new carrier, and after.
    private static readonly (string Name, double PerMonth, int[] Promoters, int[] Detractors)[] Touchpoints =
    [
        ("After purchase", 55, [62, 62, 62], [10, 10, 10]),
        ("Delivery", 50, [46, 52, 30], [22, 18, 42]),
        ("Service contact", 25, [24, 24, 24], [42, 42, 42]),
        ("Workshop", 0.4, [50, 50, 50], [25, 25, 25]),
    ];

    public static void Write(SampleFolder folder, CustomerBase customers, SampleOptions options)
    {
        using var table = folder.Table(
            "survey_responses",
            new OfficeStyle("klanttevredenheid.csv", ["Klantonderzoek: zou u ons aanbevelen? (0-10)", ""]),
            new("response_id", "responsnummer"), new("customer_id", "klantnummer"), new("date", "datum", SampleKind.Date), new("touchpoint", "contactmoment"), new("score", "score", SampleKind.Number));
        var random = new SampleStream(options.Seed, "survey");
        var size = new Quota[Touchpoints.Length];
        var (promoters, detractors) = (new Quota[Touchpoints.Length, 3], new Quota[Touchpoints.Length, 3]);
        long number = 0;
        for (var month = 1; month < SampleCalendar.Months; month++)
        {
            var phase = month >= NewCarrier ? 2 : month >= 12 ? 1 : 0;
            var answers = new List<(int Day, int Touchpoint)>();
            var left = new long[Touchpoints.Length][];
            for (var t = 0; t < Touchpoints.Length; t++)
            {
                var count = size[t].Next(Touchpoints[t].PerMonth * (t == 3 ? 1 : options.Scale));
                var up = Math.Clamp(promoters[t, phase].Next(count * Touchpoints[t].Promoters[phase] / 100.0), 0, count);
                var down = Math.Clamp(detractors[t, phase].Next(count * Touchpoints[t].Detractors[phase] / 100.0), 0, count - up);
                left[t] = [down, count - up - down, up];
                for (var i = 0; i < count; i++)
                    answers.Add((random.Below(SampleCalendar.Days(month)), t));
            }

            foreach (var (day, t) in answers.OrderBy(a => a.Day))
            {
                var kind = random.Pick(left[t]);
                left[t][kind]--;
                var score = kind switch { 0 => DetractorScores[random.Below(DetractorScores.Length)], 1 => 7 + random.Below(2), _ => 9 + random.Below(2) };
                table.Text(string.Create(CultureInfo.InvariantCulture, $"R{++number:D5}")).Text(CustomerBase.Id(random.Below(Math.Max(1, customers.StartedBefore(month))))).Date(SampleCalendar.First(month).AddDays(day))
                    .Text(Touchpoints[t].Name).Number(score).EndRow();
            }
        }
    }
}
