namespace KpiLab.Kpis.Texts;

/// <summary>Market share in words.</summary>
internal static class MarketShareText
{
    public static KpiText Text { get; } = new()
    {
        Name = new("Market share", "Marktaandeel"),
        Question = new("What part of the market is ours?", "Welk deel van de markt is van ons?"),
        Definition = new(
            "Own sales divided by the sales of the whole market, own sales included, for the same products, area and period. It is a count of the whole market, not a sample.",
            "Eigen verkopen gedeeld door de verkopen van de hele markt, inclusief de eigen verkopen, voor dezelfde producten, hetzelfde gebied en dezelfde periode. Het is een telling van de hele markt, geen steekproef."),
        Formula = new("own sales ÷ market sales", "eigen verkopen ÷ marktverkopen"),
        Numerator = new("own sales", "eigen verkopen"),
        Denominator = new("market sales", "marktverkopen"),
        Pitfalls =
        [
            new("The definition of the market decides the answer: name product, area, customers and period.",
                "De afbakening van de markt bepaalt de uitkomst: benoem product, gebied, klanten en periode."),
            new("The total can fall while every region holds, because the market grew where the company is weak.",
                "Het totaal kan dalen terwijl elke regio standhoudt, doordat de markt groeide waar het bedrijf zwak is."),
            new("Own sales with VAT or exports over a market without them are too high a share.",
                "Eigen verkopen met btw of export tegenover een markt zonder geven een te hoog aandeel."),
            new("Share bought with price cuts can cost more than it earns.",
                "Aandeel dat met prijsverlagingen is gekocht, kan meer kosten dan het oplevert."),
            new("Growing sales in a market that grows faster is losing ground.",
                "Groeiende verkopen in een markt die harder groeit, is terrein verliezen."),
            new("Official sector totals class firms by main activity and mis-size markets that cross sectors.",
                "Officiële sectortotalen delen bedrijven in naar hoofdactiviteit en geven een verkeerde omvang voor markten over sectoren heen."),
        ],
        Actions =
        [
            new(new("Not present where the market grows", "Niet aanwezig waar de markt groeit"),
                new("Measure availability and awareness in the weak area, and add channels or local visibility there first.",
                    "Meet verkrijgbaarheid en bekendheid in het zwakke gebied en voeg daar als eerste kanalen of lokale zichtbaarheid toe."))
                { Cues = [Cue.Region, Cue.Worsening] },
            new(new("Losing tenders", "Verlies van aanbestedingen en offertes"),
                new("Record reasons for wins and losses per competitor and mend the most common loss.",
                    "Leg per concurrent redenen van winst en verlies vast en verhelp de meest voorkomende verliesreden."))
                { Cues = [Cue.Customer, Cue.Team] },
            new(new("Losing existing buyers", "Verlies van bestaande afnemers"),
                new("Treat it as retention: look at churn before spending on new buyers.",
                    "Behandel het als klantbehoud: kijk naar het verloop voordat u in nieuwe afnemers investeert."))
                { Cues = [Cue.Everywhere, Cue.Worsening] },
            new(new("A gap in the range", "Een gat in het assortiment"),
                new("Close only the gaps that decide purchases of the customers aimed at.",
                    "Dicht alleen de gaten die de aankoop van uw doelgroep bepalen."))
                { Cues = [Cue.Product] },
            new(new("Too wide a market", "Een te brede markt"),
                new("Choose a niche where the largest share is within reach, and price for it.",
                    "Kies een niche waarin het grootste aandeel haalbaar is en stem de prijs daarop af."))
                { Cues = [Cue.Everywhere, Cue.Region, Cue.Product] },
            new(new("A few strong rivals", "Enkele sterke concurrenten"),
                new("Work with partners and buying groups and compete on service; avoid a price fight.",
                    "Werk samen met partners en inkooporganisaties en concurreer op service; vermijd een prijzenslag."))
                { Cues = [Cue.Everywhere] },
        ],
    };
}
