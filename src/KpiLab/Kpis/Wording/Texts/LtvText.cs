namespace KpiLab.Kpis.Texts;

/// <summary>Customer lifetime value in words.</summary>
internal static class LtvText
{
    public static KpiText Text { get; } = new()
    {
        Name = new("Customer lifetime value (LTV)", "Klantwaarde (LTV)"),
        Question = new("What is a customer worth over the whole relationship?", "Wat is een klant waard over de hele relatie?"),
        Definition = new(
            "Expected value of a customer over the whole relationship: average order value times orders per year times years as a customer, times gross margin where margins are known.",
            "Verwachte waarde van een klant over de hele relatie: gemiddelde orderwaarde maal orders per jaar maal jaren als klant, maal brutomarge waar die bekend is."),
        Formula = new("average order value × orders per year × years as a customer [× gross margin]",
            "gemiddelde orderwaarde × orders per jaar × jaren als klant [× brutomarge]"),
        Numerator = new("of value so far", "aan waarde tot nu toe"),
        Denominator = new("customers", "klanten"),
        Pitfalls =
        [
            new("Lifetime value on revenue is a multiple of that on margin; never set revenue against acquisition cost.",
                "Klantwaarde op omzet is een veelvoud van die op marge; zet omzet nooit tegenover acquisitiekosten."),
            new("A few customers carry the average: read the median and the share of the top tenth beside it.",
                "Enkele klanten dragen het gemiddelde: lees de mediaan en het aandeel van het hoogste tiende deel ernaast."),
            new("One divided by churn assumes a constant risk, while customers leave early or stay long.",
                "Eén gedeeld door het verloop veronderstelt een gelijkblijvende kans, terwijl klanten vroeg vertrekken of lang blijven."),
            new("Averaging only the customers who are still here overstates it.",
                "Alleen klanten meetellen die er nog zijn, geeft een te hoge uitkomst."),
            new("A short history says little about a long life: cap the horizon at three to five years.",
                "Een korte historie zegt weinig over een lange relatie: begrens de horizon op drie tot vijf jaar."),
            new("Segments must be valued apart and then added; the average of all hides both ends.",
                "Waardeer segmenten apart en tel ze dan op; het gemiddelde van alles verbergt beide uitersten."),
        ],
        Actions =
        [
            new(new("Customers of the wrong kind", "Klanten die niet passen"),
                new("Move acquisition budget to the sources with the best margin after 6 or 12 months, not the cheapest first order.",
                    "Verschuif het acquisitiebudget naar bronnen met de beste marge na 6 of 12 maanden, niet naar de goedkoopste eerste bestelling."))
                { Cues = [Cue.Channel, Cue.Customer] },
            new(new("Early drop-off", "Vroeg afhaken"),
                new("Plan the contacts of the first 30 days and give a reason for the second order.",
                    "Plan de contacten in de eerste 30 dagen en geef een aanleiding voor de tweede bestelling."))
                { Cues = [Cue.Cohort, Cue.Everywhere, Cue.Worsening] },
            new(new("Low frequency", "Lage bestelfrequentie"),
                new("Offer reminders to reorder, subscriptions or service contracts, and cross-sell between categories.",
                    "Bied herinneringen om bij te bestellen, abonnementen of servicecontracten aan en verkoop andere categorieën mee."))
                { Cues = [Cue.Everywhere, Cue.Region] },
            new(new("Low margin", "Lage marge"),
                new("Review prices, purchasing terms, discounts, and the cost of returns and shipping.",
                    "Herzie prijzen, inkoopvoorwaarden, kortingen en de kosten van retouren en verzending."))
                { Cues = [Cue.Product] },
            new(new("Small orders", "Kleine bestellingen"),
                new("Use bundles and put the free-shipping limit just above the median basket.",
                    "Werk met bundels en leg de grens voor gratis verzending net boven de mediane bestelling."))
                { Cues = [Cue.Product, Cue.Device] },
        ],
    };
}
