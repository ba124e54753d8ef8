namespace KpiLab.Kpis.Texts;

/// <summary>Revenue per employee in words.</summary>
internal static class RevenuePerEmployeeText
{
    public static KpiText Text { get; } = new()
    {
        Name = new("Revenue per employee", "Omzet per medewerker"),
        Question = new("How much revenue does one full-time job bring in?", "Hoeveel omzet levert één voltijdbaan op?"),
        Definition = new(
            "Net revenue of the period divided by the average number of full-time equivalents (FTE) in it, turned into a year's amount when the period is shorter or longer. Revenue excludes VAT, discounts and returns.",
            "Netto-omzet van de periode gedeeld door het gemiddelde aantal fte's in die periode, omgerekend naar een jaar als de periode korter of langer is. Omzet is exclusief btw, kortingen en retouren."),
        Formula = new("net revenue per year ÷ average FTE", "netto-omzet per jaar ÷ gemiddeld aantal fte's"),
        Numerator = new("net revenue", "netto-omzet"),
        Denominator = new("FTE-years", "fte-jaren"),
        Pitfalls =
        [
            new("Heads and FTE differ much where people work part-time, as in the Netherlands: compare FTE with FTE.",
                "Koppen en fte's lopen ver uiteen waar veel in deeltijd wordt gewerkt, zoals in Nederland: vergelijk fte met fte."),
            new("Leaving out contractors and agency staff flatters the figure; keep one rule for the whole series.",
                "Zzp'ers en uitzendkrachten weglaten flatteert het cijfer; houd één regel aan voor de hele reeks."),
            new("Sectors are not comparable: trade and industry pass on purchases and use capital, services do not.",
                "Sectoren zijn niet vergelijkbaar: handel en industrie rekenen inkoop door en gebruiken kapitaal, dienstverleners niet."),
            new("Price rises lift the figure without anyone working better.",
                "Prijsstijgingen tillen het cijfer op zonder dat er productiever wordt gewerkt."),
            new("Dividing a year of revenue by the headcount of December punishes a firm that has just hired.",
                "Een jaaromzet delen door de bezetting van december straft een bedrijf dat net heeft aangenomen."),
            new("Open vacancies, overtime and outsourcing improve it for the wrong reason.",
                "Openstaande vacatures, overwerk en uitbesteding verbeteren het om de verkeerde reden."),
        ],
        Actions =
        [
            new(new("Hiring ran ahead of revenue", "Er is sneller aangenomen dan de omzet groeide"),
                new("Show revenue per FTE without people who joined in the last six months before cutting anything; freeze indirect hiring until the figure recovers.",
                    "Bekijk de omzet per fte zonder medewerkers die korter dan een half jaar in dienst zijn voordat u ingrijpt; neem in indirecte functies niemand aan tot het cijfer herstelt."))
                { Cues = [Cue.Worsening, Cue.Cohort] },
            new(new("Price or product mix", "Prijs of productmix"),
                new("Rank products and customers by gross profit per hour, and reprice or drop the bottom tenth.",
                    "Rangschik producten en klanten op brutowinst per uur en verhoog de prijs van het onderste tiende deel of stop ermee."))
                { Cues = [Cue.Product, Cue.Customer] },
            new(new("Low utilisation", "Lage bezettingsgraad"),
                new("Measure billable hours against available hours per role and fix the planning before hiring.",
                    "Meet per functie declarabele uren tegenover beschikbare uren en verbeter de planning voordat u mensen aanneemt."))
                { Cues = [Cue.Team] },
            new(new("Too much overhead", "Te veel overhead"),
                new("Separate direct from indirect FTE, and automate invoicing, planning and reporting.",
                    "Splits directe en indirecte fte's en automatiseer facturatie, planning en rapportage."))
                { Cues = [Cue.Everywhere, Cue.Team] },
            new(new("Too little work for a fixed team", "Te weinig werk voor een vast team"),
                new("Treat it as a sales problem: look at conversion and acquisition cost, or make hours flexible.",
                    "Behandel het als een verkoopprobleem: kijk naar conversie en acquisitiekosten, of maak de uren flexibel."))
                { Cues = [Cue.Region, Cue.Everywhere] },
            new(new("Rework", "Herstelwerk"),
                new("Count corrections, returns and second visits, and remove the largest cause first.",
                    "Tel correcties, retouren en herhaalbezoeken en pak de grootste oorzaak als eerste aan."))
                { Cues = [Cue.Moment] },
        ],
    };
}
