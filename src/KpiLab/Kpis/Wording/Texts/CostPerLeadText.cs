namespace KpiLab.Kpis.Texts;

/// <summary>Cost per lead in words.</summary>
internal static class CostPerLeadText
{
    public static KpiText Text { get; } = new()
    {
        Name = new("Cost per lead (CPL)", "Kosten per lead (CPL)"),
        Question = new("What do we pay for one lead, and is it any good?", "Wat betalen we voor één lead, en deugt die?"),
        Definition = new(
            "Cost of campaigns divided by the leads they brought in the same period. A lead is a contact who left details and may be followed up.",
            "Kosten van campagnes gedeeld door de leads die zij in dezelfde periode opleverden. Een lead is een contact dat gegevens achterliet en benaderd mag worden."),
        Formula = new("campaign cost ÷ leads", "campagnekosten ÷ leads"),
        Numerator = new("campaign cost", "campagnekosten"),
        Denominator = new("leads", "leads"),
        Pitfalls =
        [
            new("Cheap leads that never buy are dear: judge by cost per qualified lead and per won customer.",
                "Goedkope leads die nooit kopen zijn duur: oordeel op kosten per gekwalificeerde lead en per gewonnen klant."),
            new("Published figures differ fivefold because some count media only and others staff, content and tools as well.",
                "Gepubliceerde cijfers lopen een factor vijf uiteen doordat de een alleen media telt en de ander ook personeel, content en software."),
            new("Advertising platforms call every tracked action a lead.",
                "Advertentieplatforms noemen elke gemeten actie een lead."),
            new("Job seekers, students, spam and existing customers inflate the count.",
                "Sollicitanten, studenten, spam en bestaande klanten blazen het aantal op."),
            new("A shorter form lowers cost and quality together.",
                "Een korter formulier verlaagt kosten en kwaliteit tegelijk."),
            new("With a long cycle the leads of this month were paid for earlier: compare by cohort.",
                "Bij een lange doorlooptijd zijn de leads van deze maand eerder betaald: vergelijk per cohort."),
        ],
        Actions =
        [
            new(new("Budget in the wrong channels", "Budget in de verkeerde kanalen"),
                new("Shift budget by cost per qualified lead, and build referrals and organic search.",
                    "Verschuif budget op basis van kosten per gekwalificeerde lead en bouw aanbevelingen en organische vindbaarheid op."))
                { Cues = [Cue.Channel] },
            new(new("Expensive clicks", "Dure klikken"),
                new("Narrow keywords, add exclusions, and limit days and regions.",
                    "Verfijn zoekwoorden, voeg uitsluitingen toe en beperk dagen en regio's."))
                { Cues = [Cue.Channel, Cue.Region, Cue.Worsening] },
            new(new("Weak landing page", "Zwakke landingspagina"),
                new("One offer, one action, proof and speed; test the length of the form.",
                    "Eén aanbod, één actie, bewijs en snelheid; test de lengte van het formulier."))
                { Cues = [Cue.Everywhere, Cue.Device, Cue.Product] },
            new(new("Poor fit", "Slechte aansluiting"),
                new("Write down with sales what a lead is, and score fit before behaviour.",
                    "Leg samen met verkoop vast wat een lead is en beoordeel aansluiting vóór gedrag."))
                { Cues = [Cue.Customer, Cue.Channel] },
            new(new("Slow follow-up", "Trage opvolging"),
                new("Answer within the working hour and measure the time to first contact.",
                    "Reageer binnen een werkuur en meet de tijd tot het eerste contact."))
                { Cues = [Cue.Team, Cue.Moment, Cue.Everywhere] },
            new(new("Leads lost after hand-over", "Leads die na overdracht verdwijnen"),
                new("Return rejected leads with a reason and review the reasons monthly.",
                    "Geef afgewezen leads met een reden terug en bespreek die redenen maandelijks."))
                { Cues = [Cue.Team, Cue.Moment] },
        ],
    };
}
