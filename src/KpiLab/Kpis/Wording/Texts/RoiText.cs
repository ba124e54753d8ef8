namespace KpiLab.Kpis.Texts;

/// <summary>Return on investment in words.</summary>
internal static class RoiText
{
    public static KpiText Text { get; } = new()
    {
        Name = new("Return on investment (ROI)", "Rendement op investering (ROI)"),
        Question = new("What do we get back for what we put in?", "Wat krijgen we terug voor wat we erin stoppen?"),
        Definition = new(
            "Return minus cost, divided by cost, of the same projects over the same time. 0 % is break-even; -100 % is all lost.",
            "Opbrengst min kosten, gedeeld door kosten, van dezelfde projecten over dezelfde tijd. 0% is break-even; -100% is alles kwijt."),
        Formula = new("(return − cost) ÷ cost", "(opbrengst − kosten) ÷ kosten"),
        Numerator = new("return minus cost", "opbrengst min kosten"),
        Denominator = new("cost", "kosten"),
        Pitfalls =
        [
            new("Revenue is not return: use margin, or a campaign at 20 % margin seems to earn money that it loses.",
                "Omzet is geen opbrengst: reken met marge, anders lijkt een campagne met 20% marge geld te verdienen dat zij verliest."),
            new("The horizon decides the ranking: what is best after three months may be worst after twelve.",
                "De horizon bepaalt de volgorde: wat na drie maanden het beste is, kan na twaalf het slechtste zijn."),
            new("Advertising platforms claim sales that would have come anyway; only an experiment shows what was added.",
                "Advertentieplatforms claimen verkopen die toch wel waren gekomen; alleen een experiment laat zien wat er is toegevoegd."),
            new("It is an efficiency figure: cutting spend usually raises it while profit falls.",
                "Het is een efficiëntiecijfer: minder uitgeven verhoogt het meestal terwijl de winst daalt."),
            new("Leaving out salaries, tools and agencies makes any project look good.",
                "Zonder salarissen, software en bureaukosten ziet elk project er goed uit."),
            new("Returns of several years must be discounted or put on a yearly basis before they are compared.",
                "Opbrengsten over meerdere jaren moet u contant maken of per jaar omrekenen voordat u ze vergelijkt."),
        ],
        Actions =
        [
            new(new("Below break-even", "Onder break-even"),
                new("Stop or cap what returns less than it costs at its full horizon; check VAT and returned goods first.",
                    "Stop of begrens wat over de volle horizon minder opbrengt dan het kost; controleer eerst btw en retouren."))
                { Cues = [Cue.Channel, Cue.Product] },
            new(new("Measured too early", "Te vroeg gemeten"),
                new("Extend the window to the length of the sales cycle and look at the cumulative curve.",
                    "Verleng de meetperiode tot de duur van het verkooptraject en kijk naar de cumulatieve lijn."))
                { Cues = [Cue.Cohort, Cue.Everywhere] },
            new(new("Sales that would have come anyway", "Verkopen die toch wel waren gekomen"),
                new("Pause the campaign in one region for two to four weeks and compare.",
                    "Zet de campagne in één regio twee tot vier weken stil en vergelijk."))
                { Cues = [Cue.Channel, Cue.Region] },
            new(new("Saturation", "Verzadiging"),
                new("Move the last fifth of the budget to the next best project and measure again.",
                    "Verplaats het laatste vijfde deel van het budget naar het op één na beste project en meet opnieuw."))
                { Cues = [Cue.Worsening, Cue.Channel] },
            new(new("Weak offer or message", "Zwak aanbod of zwakke boodschap"),
                new("Test a new message before new bids: content usually matters more than targeting.",
                    "Test eerst een nieuwe boodschap en dan pas andere biedingen: de inhoud telt meestal zwaarder dan de doelgroepkeuze."))
                { Cues = [Cue.Customer, Cue.Everywhere] },
            new(new("Low margin per order", "Lage marge per bestelling"),
                new("Raise the contribution of an order through price, bundles and shipping; the same spend then pays.",
                    "Verhoog de bijdrage per bestelling via prijs, bundels en verzendkosten; dan verdient dezelfde uitgave zich wel terug."))
                { Cues = [Cue.Product, Cue.Everywhere] },
        ],
    };
}
