namespace KpiLab.Kpis.Texts;

/// <summary>Net Promoter Score in words.</summary>
internal static class NetPromoterScoreText
{
    public static KpiText Text { get; } = new()
    {
        Name = new("Net Promoter Score (NPS)", "Net Promoter Score (NPS)"),
        Question = new("Would our customers recommend us?", "Zouden onze klanten ons aanbevelen?"),
        Definition = new(
            "Share of answers 9 or 10 (promoters) minus share of answers 0 to 6 (detractors) to the question how likely one is to recommend us, on a scale of 0 to 10. A number from -100 to +100, not a percentage.",
            "Aandeel antwoorden 9 of 10 (promotors) min aandeel antwoorden 0 tot en met 6 (criticasters) op de vraag hoe waarschijnlijk het is dat men ons aanbeveelt, op een schaal van 0 tot 10. Een getal van -100 tot +100, geen percentage."),
        Formula = new("% promoters − % detractors", "% promotors − % criticasters"),
        Numerator = new("promoters minus detractors", "promotors min criticasters"),
        Denominator = new("answers", "antwoorden"),
        Pitfalls =
        [
            new("Margins are wide: 200 answers give about 10 points either way.",
                "De marges zijn ruim: 200 antwoorden geven ongeveer 10 punten naar boven en naar beneden."),
            new("Dutch respondents give an 8 as praise: compare with Dutch norms, not with American ones.",
                "Nederlanders geven een 8 als compliment: vergelijk met Nederlandse normen, niet met Amerikaanse."),
            new("Some agencies count an 8 as promoter; that adds tens of points to the same answers.",
                "Sommige bureaus tellen een 8 als promotor; dat scheelt tientallen punten bij dezelfde antwoorden."),
            new("A survey after a contact and a survey of the whole customer base are different figures.",
                "Een enquête na een contact en een enquête onder alle klanten zijn verschillende cijfers."),
            new("The very happy and the very angry answer; watch the response and who hands out the survey.",
                "Vooral heel tevreden en heel boze klanten antwoorden; let op de respons en op wie de enquête uitdeelt."),
            new("Moves within 7 and 8 stay unseen: show the whole distribution.",
                "Verschuivingen tussen 7 en 8 blijven onzichtbaar: toon de hele verdeling."),
        ],
        Actions =
        [
            new(new("Detractors who hear nothing", "Criticasters die niets horen"),
                new("Call detractors within two days, note the reason and mend in the same week what can be mended.",
                    "Bel criticasters binnen twee dagen, leg de reden vast en herstel nog dezelfde week wat te herstellen is."))
                { Cues = [Cue.Everywhere, Cue.Customer] },
            new(new("Complaint handling", "Klachtafhandeling"),
                new("Give each complaint one owner and a promised date, and confirm when it is solved.",
                    "Geef elke klacht één eigenaar en een beloofde datum en bevestig wanneer hij is opgelost."))
                { Cues = [Cue.Moment, Cue.Team] },
            new(new("Product or quality", "Product of kwaliteit"),
                new("Rank reasons by detractors times revenue at stake, plan the top two and tell customers.",
                    "Rangschik redenen op aantal criticasters maal omzet op het spel, plan de eerste twee in en vertel het de klanten."))
                { Cues = [Cue.Product, Cue.Theme] },
            new(new("Delivery and communication", "Levering en communicatie"),
                new("Promise dates that can be kept and report a delay before the customer asks.",
                    "Beloof haalbare datums en meld vertraging voordat de klant erom vraagt."))
                { Cues = [Cue.Worsening, Cue.Region, Cue.Channel, Cue.Moment] },
            new(new("Price against value", "Prijs tegenover waarde"),
                new("Explain what the price includes or adjust the tiers; do not buy the score with discounts.",
                    "Leg uit wat de prijs omvat of pas de staffels aan; koop de score niet met kortingen."))
                { Cues = [Cue.Product, Cue.Customer] },
            new(new("Many passives", "Veel passief tevreden klanten"),
                new("Ask those who gave a 7 or 8 which one thing would have made it a 9.",
                    "Vraag wie een 7 of 8 gaf welk ene punt er een 9 van had gemaakt."))
                { Cues = [Cue.Everywhere] },
        ],
    };
}
