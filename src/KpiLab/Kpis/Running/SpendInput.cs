using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The table of what marketing and sales cost, which several KPIs need.</summary>
internal static class SpendInput
{
    public static KpiInput Dated { get; } = new(
        "spend", [[Role.Date], [Role.Amount, Role.Cost]], [Role.Category, Role.Channel, Role.Campaign],
        [Role.Customer, Role.Order, Role.Margin, Role.Department, Role.Company, Role.Return, Role.Product],
        ["spend", "kosten", "cost", "uitgav", "marketing", "budget", "adver", "ads"])
    {
        Recognises = table => table.Roles.Has(Role.Category) && !table.Roles.Has(Role.Customer) && !table.Roles.Has(Role.Return),
    };

    private static readonly string[] MediaWords = ["media", "advert", "ads", "adwords", "paid", "betaald"];

    /// <summary>The rows that pay for media, by the first column of few kinds whose values name them; null where none does, or all do.</summary>
    public static Filter? Media(Table spend)
    {
        foreach (var (column, _) in spend.Schema.Where(c => c.Kind == ColumnKind.Text && (c.Name == spend.Roles.ColumnOf(Role.Category) || spend.Roles.RoleOf(c.Name) is null)))
        {
            var kinds = spend.Texts(column);
            string[] media = [.. kinds.Where(IsMedia)];
            if (media.Length > 0 && media.Length < kinds.Count)
                return Filter.In(column, media);
        }

        return null;
    }

    /// <summary>What counts as media, and what does not.</summary>
    public static LocalText MediaNote(Table spend)
    {
        var media = Media(spend)!;
        var left = spend.Texts(media.Field.ToString()).Except(media.Values);
        return new(
            $"Paid media only: {media.Field} = {string.Join(", ", media.Values)}; left out: {string.Join(", ", left)}.",
            $"Alleen betaalde media: {media.Field} = {string.Join(", ", media.Values)}; niet meegeteld: {string.Join(", ", left)}.");
    }

    /// <summary>The spend, dated a number of months later.</summary>
    public static Table Later(Table spend, int months) => spend.IsDated()
        ? spend.With(spend.Roles.ColumnOf(Role.Date)!, new Calculation.Later(Calculation.Of(Role.Date), 0, months))
        : spend;

    private static bool IsMedia(string text) => text.Split([' ', '-', '_', '/', ','], StringSplitOptions.RemoveEmptyEntries)
        .Any(word => MediaWords.Any(media => media.Length <= 4 ? word.Equals(media, StringComparison.OrdinalIgnoreCase) : word.StartsWith(media, StringComparison.OrdinalIgnoreCase)));
}
