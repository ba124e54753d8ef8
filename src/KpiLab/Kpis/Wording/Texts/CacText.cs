namespace KpiLab.Kpis.Texts;

/// <summary>Customer acquisition cost in words.</summary>
internal static class CacText
{
    public static KpiText Text { get; } = new()
    {
        Name = new("Customer acquisition cost (CAC)", "Acquisitiekosten per klant (CAC)"),
        Question = new("What does it cost to win one new customer?", "Wat kost het om één nieuwe klant te winnen?"),
        Definition = new(
            "All sales and marketing cost of the period divided by the customers who were won in it. Existing customers who come back or buy more are not counted.",
            "Alle verkoop- en marketingkosten van de periode gedeeld door de klanten die in die periode zijn gewonnen. Bestaande klanten die terugkomen of meer kopen, tellen niet mee."),
        Formula = new("(sales cost + marketing cost) ÷ new customers", "(verkoopkosten + marketingkosten) ÷ nieuwe klanten"),
        Numerator = new("sales and marketing cost", "verkoop- en marketingkosten"),
        Denominator = new("new customers", "nieuwe klanten"),
        Pitfalls =
        [
            new("Media spend alone is often half of the full cost: always say which of the two is meant.",
                "Alleen mediabudget is vaak de helft van de volledige kosten: zeg er altijd bij welke van de twee bedoeld is."),
            new("The average over all channels hides an expensive channel behind customers who come by word of mouth.",
                "Het gemiddelde over alle kanalen verbergt een duur kanaal achter klanten die via mond-tot-mondreclame komen."),
            new("Where selling takes months, this month's customers belong to the spend of a sales cycle ago.",
                "Duurt een verkooptraject maanden, dan horen de klanten van deze maand bij de uitgaven van één traject eerder."),
            new("The last euro spent may cost several times the average: budgets move on marginal cost.",
                "De laatste euro kan een veelvoud van het gemiddelde kosten: stuur budgetten op marginale kosten."),
            new("With a dozen new customers a month the figure moves by chance; read it over a rolling quarter.",
                "Bij een twaalftal nieuwe klanten per maand schommelt het cijfer door toeval; lees het over een voortschrijdend kwartaal."),
            new("Returning customers or trials counted as new customers make it look low.",
                "Terugkerende klanten of proefabonnementen die als nieuwe klant tellen, maken het cijfer te laag."),
        ],
        Actions =
        [
            new(new("One expensive channel", "Eén duur kanaal"),
                new("Rank channels by payback time, cap the worst one and test the freed budget elsewhere in small steps.",
                    "Rangschik kanalen op terugverdientijd, begrens het slechtste en test het vrijgekomen budget elders in kleine stappen."))
                { Cues = [Cue.Channel] },
            new(new("Weak conversion", "Zwakke conversie"),
                new("Win more customers from the same visitors: mend the largest leak in the funnel first.",
                    "Haal meer klanten uit dezelfde bezoekers: dicht eerst het grootste lek in de trechter."))
                { Cues = [Cue.Everywhere, Cue.Device, Cue.Moment] },
            new(new("Poor targeting", "Verkeerde doelgroep"),
                new("Compare acquisition cost and retention after 90 days per kind of customer, and leave out those that never pay back.",
                    "Vergelijk per klantgroep de acquisitiekosten met het behoud na 90 dagen en laat groepen vallen die zich nooit terugverdienen."))
                { Cues = [Cue.Customer, Cue.Region, Cue.Product] },
            new(new("Spend past the point of saturation", "Budget voorbij het verzadigingspunt"),
                new("Take the last fifth of the budget off the channel that grew most and see what is lost.",
                    "Haal het laatste vijfde deel van het budget weg bij het kanaal dat het hardst groeide en kijk wat u verliest."))
                { Cues = [Cue.Worsening, Cue.Channel] },
            new(new("Long sales cycle or low win rate", "Lang verkooptraject of lage scoringskans"),
                new("Qualify earlier, send a standard proposal within two days and show a reference per kind of customer.",
                    "Kwalificeer eerder, stuur binnen twee dagen een standaardofferte en toon per klantgroep een referentie."))
                { Cues = [Cue.Team, Cue.Customer] },
            new(new("Dependence on paid media", "Afhankelijkheid van betaalde media"),
                new("Build referrals, partners and search content, and measure them with the same full cost.",
                    "Bouw aanbevelingen, partners en vindbare content op en meet ze met dezelfde volledige kosten."))
                { Cues = [Cue.Everywhere, Cue.Channel] },
        ],
    };
}
