using System.Globalization;
using System.Text;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Survival;

namespace KpiLab.Charts.Report;

/// <summary>What a customer of each channel is expected to bring, from subscriptions, or else from orders; where the data cannot tell, a sentence says why.</summary>
internal static class ReportValue
{
    public const string Id = "value-by-channel";

    // Enough for intervals of a few percent, and quick.
    private const int MostCustomers = 4_000;

    public static string Title(Language language) => language == Language.Dutch ? "Waarde per kanaal" : "Value by channel";

    public static void Write(StringBuilder html, Scorecard scorecard, Language language)
    {
        string T(string english, string dutch) => language == Language.Dutch ? dutch : english;
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"kpi\" id=\"{Id}\" aria-labelledby=\"{Id}-title\"><div class=\"head\"><h2 id=\"{Id}-title\">{Title(language)}</h2></div>");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{T("What is a customer of each channel expected to bring?", "Wat brengt een klant van elk kanaal naar verwachting op?")}</p>");
        var (values, about) = Values(scorecard, language);
        if (values.Any(v => v.Value is not null))
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Encode(about)}</p><div class=\"figures\">");
            ReportFigure.Write(html, ValueChart.Plot(values, scorecard.Options.Currency, new() { Language = language }), Id + "-1");
            html.Append("</div>");
        }
        else
        {
            html.Append(CultureInfo.InvariantCulture, $"<p><strong>{T("Not computed.", "Niet berekend.")}</strong> {HtmlText.Encode(about)}</p>");
        }

        foreach (var value in values.Where(v => v.Reason is not null))
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{HtmlText.Encode($"{value.Segment.In(language)} (n = {ValueText.Count(value.Customers, language)}): {Because(value.Reason!, language)}")}</p>");
        html.Append("</section>\n");
    }

    private static (IReadOnlyList<SegmentValue> Values, string About) Values(Scorecard scorecard, Language language)
    {
        if (scorecard.Tables.FirstOrDefault(t => t.Roles.Has(Role.Channel) && t.Find(Role.Start) is DateColumn && t.Find(Role.End) is DateColumn && t.Find(Role.Amount) is NumberColumn) is { } subscriptions)
            return (ContractValue.By(subscriptions, Role.Channel, asOf: scorecard.Options.AsOf), ContractAbout(subscriptions, language));
        if (scorecard.Tables.FirstOrDefault(t => t.Roles.Has(Role.Channel) && t.Roles.Has(Role.Customer) && t.Find(Role.Date) is DateColumn && t.Find(Role.Amount) is NumberColumn) is not { } orders)
        {
            return ([], language == Language.Dutch
                ? "Het vraagt abonnementen (begin, einde, bedrag) of bestellingen (klant, datum, bedrag), met een kanaal."
                : "It takes subscriptions (start, end, amount) or orders (customer, date, amount), with a channel.");
        }

        try
        {
            return FromOrders(orders, scorecard.Options.AsOf, language);
        }
        catch (NotIdentifiedException e)
        {
            var because = Because(e, language);
            return ([], char.ToUpperInvariant(because[0]) + because[1..]);
        }
        catch (DataException e)
        {
            return ([], e.Message);
        }
    }

    private static (IReadOnlyList<SegmentValue> Values, string About) FromOrders(FrameTable orders, DateOnly? asOf, Language language)
    {
        var all = RecencyFrequency.Of(orders, new() { CalibrationEnd = asOf });
        var model = Buying(all);
        var valued = new CustomerValue(model, GammaGamma.Fit(all));
        var channels = Channels(orders);
        var step = (all.Customers.Length + MostCustomers - 1) / MostCustomers;
        CustomerRecord[] shown = [.. all.Customers.Where((_, i) => i % step == 0)];
        var sample = RecencyFrequency.OfHistories([.. shown.Select(c => c.History)], null, [.. shown.Select(c => c.MeanSpend ?? double.NaN)], all.Unit);
        var values = valued.By(sample, [.. shown.Select(c => channels.GetValueOrDefault(c.Customer, Segment.Unknown))]);
        var (count, of) = (ValueText.Count(shown.Length, language), ValueText.Count(all.Customers.Length, language));
        return (values, language == Language.Dutch
            ? $"Verwachte omzet per klant in drie jaar, 10 % per jaar verdisconteerd, uit {orders.Name}: {model.Name} voor hoe vaak, Gamma-Gamma voor hoeveel. Gemiddelde over {count} van {of} klanten. Het interval bevat de onzekerheid van het model, niet het toeval per klant."
            : $"Expected revenue per customer within three years, discounted at 10 % a year, from {orders.Name}: {model.Name} for how often, Gamma-Gamma for how much. Mean over {count} of {of} customers. The interval holds the uncertainty of the model, not the chance in single customers.");
    }

    // Of the models that the data identify, the one that explains them best; all have four parameters.
    private static PurchaseModel Buying(RecencyFrequency customers)
    {
        NotIdentifiedException? first = null;
        var fitted = new List<PurchaseModel>();
        foreach (var fit in new Func<PurchaseModel>[] { () => BgNbd.Fit(customers), () => MbgNbd.Fit(customers), () => ParetoNbd.Fit(customers) })
        {
            try
            {
                fitted.Add(fit());
            }
            catch (NotIdentifiedException e)
            {
                first ??= e;
            }
        }

        return fitted.MaxBy(m => m.LogLikelihood) ?? throw first!;
    }

    // The channel of a customer's first row.
    private static Dictionary<string, string> Channels(FrameTable orders)
    {
        var (customer, channel) = (orders.Find(Role.Customer)!, orders.Find(Role.Channel)!);
        var channels = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var row = 0; row < orders.RowCount; row++)
        {
            if (customer.TextOf(row) is { } name)
                channels.TryAdd(name, channel.TextOf(row) ?? Segment.Unknown);
        }

        return channels;
    }

    private static string ContractAbout(FrameTable subscriptions, Language language) => language == Language.Dutch
        ? $"Verwachte omzet van een nieuwe klant in drie jaar, 10 % per jaar verdisconteerd, uit {subscriptions.Name}: het maandbedrag maal de kans dat de klant er in elke maand nog is (shifted beta-geometric). Het interval bevat de onzekerheid van curve en bedrag, niet het toeval per klant."
        : $"Expected revenue of a new customer within three years, discounted at 10 % a year, from {subscriptions.Name}: the monthly amount times the probability of still being there each month (shifted beta-geometric). The interval holds the uncertainty of curve and amount, not the chance in single customers.";

    private static string Because(NotIdentifiedException reason, Language language) => (reason.Reason, language) switch
    {
        (NotIdentifiedReason.TooFewCustomers, Language.Dutch) => "niet vast te stellen, omdat er te weinig klanten zijn.",
        (NotIdentifiedReason.TooFewCustomers, _) => "not identified, because there are too few customers.",
        (NotIdentifiedReason.NothingHappened, Language.Dutch) => "niet vast te stellen, omdat nog (bijna) niemand vertrok of terugkwam.",
        (NotIdentifiedReason.NothingHappened, _) => "not identified, because hardly anyone has left or come back yet.",
        (_, Language.Dutch) => "niet vast te stellen, omdat zeer verschillende modellen deze gegevens even goed verklaren: wie weg is, is niet te scheiden van wie zelden koopt.",
        _ => "not identified, because very different models explain these data equally well: who has gone cannot be told from who buys seldom.",
    };
}
