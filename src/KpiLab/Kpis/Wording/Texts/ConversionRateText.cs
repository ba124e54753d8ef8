namespace KpiLab.Kpis.Texts;

/// <summary>Conversion rate in words.</summary>
internal static class ConversionRateText
{
    public static KpiText Text { get; } = new()
    {
        Name = new("Conversion rate", "Conversiepercentage"),
        Question = new("What share of visits ends in what we want?", "Welk deel van de bezoeken eindigt in wat we willen?"),
        Definition = new(
            "Visits that ended in the desired action, such as an order, divided by all visits in the same scope and period.",
            "Bezoeken die eindigden in de gewenste actie, zoals een bestelling, gedeeld door alle bezoeken in dezelfde afbakening en periode."),
        Formula = new("conversions ÷ visits", "conversies ÷ bezoeken"),
        Numerator = new("conversions", "conversies"),
        Denominator = new("visits", "bezoeken"),
        Pitfalls =
        [
            new("A shift towards mobile or towards new visitors lowers the total while each part improves (Simpson's paradox): always split it.",
                "Een verschuiving naar mobiel of naar nieuwe bezoekers verlaagt het totaal terwijl elk deel verbetert (de paradox van Simpson): splits het altijd uit."),
            new("Per visit, per visitor and per click are three different figures with one name.",
                "Per bezoek, per bezoeker en per klik zijn drie verschillende cijfers met dezelfde naam."),
            new("Visitors who refuse cookies are unseen: orders from the back office over visits from web statistics are too high a rate.",
                "Bezoekers die cookies weigeren blijven buiten beeld: bestellingen uit de administratie gedeeld door bezoeken uit webstatistieken geeft een te hoog percentage."),
            new("Coming back from a payment page can start a new visit; leave those referrers out.",
                "Terugkeren van een betaalpagina kan een nieuw bezoek starten; sluit die verwijzers uit."),
            new("More traffic with less intent lowers the rate while profit rises: read revenue per visit beside it.",
                "Meer verkeer met minder koopintentie verlaagt het percentage terwijl de winst stijgt: lees de omzet per bezoek ernaast."),
            new("Stopping a test on the day it looks good finds differences that are not there.",
                "Een test stoppen op de dag dat hij er goed uitziet, levert verschillen op die er niet zijn."),
        ],
        Actions =
        [
            new(new("A leak in the checkout", "Een lek in de kassa"),
                new("Allow guest checkout, offer local payment methods, ask fewer fields and try it on a real phone.",
                    "Laat afrekenen zonder account toe, bied lokale betaalmethoden, vraag minder velden en probeer het op een echte telefoon."))
                { Cues = [Cue.Device, Cue.Moment, Cue.Payment] },
            new(new("Costs that come as a surprise", "Kosten die als verrassing komen"),
                new("Show the full price, delivery cost and delivery date before the checkout.",
                    "Toon de totaalprijs, verzendkosten en leverdatum al vóór het afrekenen."))
                { Cues = [Cue.Moment, Cue.Product, Cue.Region] },
            new(new("A landing page that does not match", "Een landingspagina die niet aansluit"),
                new("Let the page answer the advertisement or query that leads to it, and cut its load time on mobile.",
                    "Laat de pagina aansluiten op de advertentie of zoekvraag en verkort de laadtijd op mobiel."))
                { Cues = [Cue.Channel, Cue.Device] },
            new(new("Doubt on the product page", "Twijfel op de productpagina"),
                new("Give delivery date, stock, sizes, reviews and photos, and compare the price with that of competitors.",
                    "Vermeld leverdatum, voorraad, maten, beoordelingen en foto's en vergelijk de prijs met die van concurrenten."))
                { Cues = [Cue.Product, Cue.Customer] },
            new(new("Traffic or tracking changed", "Verkeer of meting is veranderd"),
                new("When everything is low at once, check traffic quality and tracking before redesigning anything.",
                    "Is alles tegelijk laag, controleer dan eerst de kwaliteit van het verkeer en de meting voordat u iets herontwerpt."))
                { Cues = [Cue.Everywhere, Cue.Worsening] },
            new(new("Visitors who stop halfway", "Bezoekers die halverwege stoppen"),
                new("Send known visitors who consented a reminder, and ask a sample why they stopped.",
                    "Stuur bekende bezoekers die toestemming gaven een herinnering en vraag een steekproef waarom zij stopten."))
                { Cues = [Cue.Everywhere, Cue.Moment] },
        ],
    };
}
