namespace KpiLab.Kpis.Texts;

/// <summary>Employee engagement in words.</summary>
internal static class EmployeeEngagementText
{
    public static KpiText Text { get; } = new()
    {
        Name = new("Employee engagement", "Betrokkenheid van medewerkers"),
        Question = new("How committed are our people?", "Hoe betrokken zijn onze mensen?"),
        Definition = new(
            "Mean answer to the engagement questions on a scale of 1 to 5, first per respondent and then over respondents. Groups with fewer than five respondents are never shown.",
            "Gemiddeld antwoord op de vragen over betrokkenheid op een schaal van 1 tot 5, eerst per respondent en dan over respondenten. Groepen met minder dan vijf respondenten worden nooit getoond."),
        Formula = new("sum of the mean answers ÷ respondents", "som van de gemiddelde antwoorden ÷ respondenten"),
        Numerator = new("sum of the answers", "som van de antwoorden"),
        Denominator = new("answers", "antwoorden"),
        Pitfalls =
        [
            new("Who does not answer is usually less engaged: below about 60 % participation a score is unsafe.",
                "Wie niet antwoordt is meestal minder betrokken: onder ongeveer 60% deelname is een score onzeker."),
            new("Small groups reveal persons, alone or by subtraction; five respondents is the least, ten is safer.",
                "Kleine groepen maken personen herkenbaar, direct of door aftrekken; vijf respondenten is het minimum, tien is veiliger."),
            new("A mean of 3.5 may be everyone lukewarm or half delighted and half gone: show the distribution.",
                "Een gemiddelde van 3,5 kan betekenen dat iedereen lauw is, of dat de helft enthousiast en de helft afgehaakt is: toon de verdeling."),
            new("Mean, % favourable and the share of engaged employees are different figures of the same answers.",
                "Gemiddelde, % positief en het aandeel bevlogen medewerkers zijn verschillende cijfers uit dezelfde antwoorden."),
            new("Asking without acting lowers the next score.",
                "Vragen zonder er iets mee te doen verlaagt de volgende score."),
            new("A changed question, a reorganisation or a bonus month breaks the trend.",
                "Een gewijzigde vraag, een reorganisatie of een bonusmaand breekt de trend."),
        ],
        Actions =
        [
            new(new("Manager and team", "Leidinggevende en team"),
                new("Hold one-to-one talks every two weeks and train managers in feedback; most variation sits in teams.",
                    "Houd elke twee weken een één-op-ééngesprek en train leidinggevenden in feedback; de meeste verschillen zitten tussen teams."))
                { Cues = [Cue.Team] },
            new(new("Direction and leadership", "Koers en leiding"),
                new("Explain the goals and what they mean per team, and answer questions every month.",
                    "Leg de doelen uit en wat ze per team betekenen en beantwoord elke maand vragen."))
                { Cues = [Cue.Everywhere, Cue.Worsening] },
            new(new("Recognition and growth", "Waardering en groei"),
                new("Give regular and specific recognition, and talk about development twice a year.",
                    "Geef regelmatig concrete waardering en voer twee keer per jaar een ontwikkelgesprek."))
                { Cues = [Cue.Theme, Cue.Cohort] },
            new(new("Workload", "Werkdruk"),
                new("Measure overtime and dropped priorities, then hire, stop work or plan again.",
                    "Meet overwerk en werk dat blijft liggen; neem dan mensen aan, schrap werk of plan opnieuw."))
                { Cues = [Cue.Team, Cue.Worsening, Cue.Theme] },
            new(new("Tools and process", "Hulpmiddelen en processen"),
                new("Pick the three most mentioned irritations, solve them within 60 days and report back.",
                    "Kies de drie meest genoemde ergernissen, los ze binnen 60 dagen op en koppel dat terug."))
                { Cues = [Cue.Theme, Cue.Everywhere, Cue.Region] },
            new(new("Low participation", "Lage deelname"),
                new("Guarantee anonymity, keep the survey under ten minutes and show first what was done with the last one.",
                    "Garandeer anonimiteit, houd de enquête onder de tien minuten en laat eerst zien wat er met de vorige is gedaan."))
                { Cues = [Cue.Team] },
        ],
    };
}
