namespace KpiLab.Kpis.Texts;

/// <summary>Churn rate in words.</summary>
internal static class ChurnRateText
{
    public static KpiText Text { get; } = new()
    {
        Name = new("Churn rate", "Klantverloop (churn)"),
        Question = new("What share of our customers do we lose?", "Welk deel van onze klanten verliezen we?"),
        Definition = new(
            "Customers active at the start of a period who left during it, divided by all customers active at its start. Customers who join during the period are in neither count.",
            "Klanten die aan het begin van een periode actief waren en in die periode vertrokken, gedeeld door alle klanten aan het begin. Wie tijdens de periode begint, telt in geen van beide mee."),
        Formula = new("customers lost ÷ customers at the start", "vertrokken klanten ÷ klanten aan het begin"),
        Numerator = new("customers lost", "vertrokken klanten"),
        Denominator = new("customers at the start", "klanten aan het begin"),
        Pitfalls =
        [
            new("A monthly rate times twelve is not a yearly rate: 4 % a month is 38.7 % a year.",
                "Een maandpercentage maal twaalf is geen jaarpercentage: 4% per maand is 38,7% per jaar."),
            new("Dividing by average customers makes churn look lower in a firm that grows fast.",
                "Delen door het gemiddelde aantal klanten laat het verloop lager lijken bij een bedrijf dat snel groeit."),
            new("Monthly rates on yearly contracts look fine for eleven months: divide by the customers up for renewal.",
                "Maandpercentages bij jaarcontracten zien er elf maanden lang mooi uit: deel door de klanten die kunnen verlengen."),
            new("Customers lost and revenue lost are different stories: small customers leave more often.",
                "Verloren klanten en verloren omzet zijn verschillende verhalen: kleine klanten vertrekken vaker."),
            new("The day of notice, the end of the paid term and a failed payment are three different moments of leaving.",
                "De dag van opzegging, het einde van de betaalde termijn en een mislukte betaling zijn drie verschillende vertrekmomenten."),
            new("A percentage of forty customers is mostly noise; look at the interval.",
                "Een percentage over veertig klanten is vooral ruis; kijk naar het interval."),
        ],
        Actions =
        [
            new(new("Leaving in the first 90 days", "Vertrek in de eerste 90 dagen"),
                new("Correct expectations in sales, bring new customers to their first result quickly and call them in the first month.",
                    "Stel verwachtingen in de verkoop bij, breng nieuwe klanten snel tot een eerste resultaat en bel hen in de eerste maand."))
                { Cues = [Cue.Cohort, Cue.Everywhere] },
            new(new("Customers who do not fit", "Klanten die niet passen"),
                new("Compare churn by source and by kind of customer, and stop recruiting the group that leaves.",
                    "Vergelijk het verloop per herkomst en klantgroep en stop met het werven van de groep die vertrekt."))
                { Cues = [Cue.Channel, Cue.Customer, Cue.Region] },
            new(new("Too little use or value", "Te weinig gebruik of waarde"),
                new("Follow use per customer, help those who use little, and rework or retire the plan that nobody needs.",
                    "Volg het gebruik per klant, help wie weinig gebruikt en vernieuw of schrap het abonnement dat niemand nodig heeft."))
                { Cues = [Cue.Product, Cue.Everywhere] },
            new(new("Price or a competitor", "Prijs of concurrentie"),
                new("Offer a smaller plan, a pause and a yearly plan before the customer leaves, and ask leavers for the reason.",
                    "Bied een kleiner abonnement, een pauze en een jaarabonnement aan voordat de klant vertrekt en vraag vertrekkers naar de reden."))
                { Cues = [Cue.Product, Cue.Worsening, Cue.Theme] },
            new(new("Failed payments", "Mislukte betalingen"),
                new("Retry payments on a schedule, remind before cards expire and offer direct debit.",
                    "Herhaal mislukte incasso's volgens een vast schema, waarschuw voordat betaalpassen verlopen en bied automatische incasso aan."))
                { Cues = [Cue.Payment] },
            new(new("Failures in service", "Fouten in de dienstverlening"),
                new("Close complaints within a fixed time and remove the three most common causes.",
                    "Los klachten binnen een vaste termijn op en neem de drie meest voorkomende oorzaken weg."))
                { Cues = [Cue.Worsening, Cue.Moment, Cue.Team] },
        ],
    };
}
