namespace KpiLab.Kpis.Texts;

/// <summary>The figures that managers read beside the ten KPIs, in words.</summary>
internal static partial class BesideTexts
{
    public static KpiText RevenueChurn { get; } = new()
    {
        Name = new("Revenue churn", "Omzetverloop"),
        Question = new("What share of our recurring revenue do we lose?", "Welk deel van onze terugkerende omzet verliezen we?"),
        Definition = new(
            "Recurring revenue of customers who left during the period, divided by recurring revenue at its start.",
            "Terugkerende omzet van klanten die in de periode vertrokken, gedeeld door de terugkerende omzet aan het begin."),
        Formula = new("revenue lost ÷ recurring revenue at the start", "verloren omzet ÷ terugkerende omzet aan het begin"),
        Numerator = new("revenue lost", "verloren omzet"),
        Denominator = new("recurring revenue at the start", "terugkerende omzet aan het begin"),
        Pitfalls = [new(
            "It is below customer churn when small customers leave, and above it when large ones do.",
            "Het ligt onder het klantverloop als kleine klanten vertrekken en erboven als grote vertrekken.")],
    };

    public static KpiText GrossRevenueRetention { get; } = new()
    {
        Name = new("Gross revenue retention", "Bruto-omzetbehoud"),
        Question = new(
            "What part of our recurring revenue stays before any growth?",
            "Welk deel van onze terugkerende omzet blijft over, nog zonder groei?"),
        Definition = new(
            "Recurring revenue at the start minus what was lost to leavers and to smaller contracts, divided by the start. Never above 100 %.",
            "Terugkerende omzet aan het begin min het verlies door vertrek en kleinere contracten, gedeeld door het begin. Nooit boven 100%."),
        Formula = new(
            "(start − lost − shrunk) ÷ recurring revenue at the start",
            "(begin − vertrokken − gekrompen) ÷ terugkerende omzet aan het begin"),
        Numerator = new("revenue kept", "behouden omzet"),
        Denominator = new("recurring revenue at the start", "terugkerende omzet aan het begin"),
        Pitfalls = [new(
            "Price rises do not belong in it: they hide what was lost.",
            "Prijsverhogingen horen er niet in: die verbergen wat verloren ging.")],
    };

    public static KpiText NetRevenueRetention { get; } = new()
    {
        Name = new("Net revenue retention", "Netto-omzetbehoud"),
        Question = new(
            "Does revenue from existing customers grow or shrink?",
            "Groeit of krimpt de omzet uit bestaande klanten?"),
        Definition = new(
            "Recurring revenue at the end from the customers of the start, growth of their contracts included, divided by the start. New customers stay out.",
            "Terugkerende omzet aan het einde van de klanten van het begin, inclusief groei van hun contracten, gedeeld door het begin. Nieuwe klanten blijven buiten beschouwing."),
        Formula = new(
            "(start − lost − shrunk + grown) ÷ recurring revenue at the start",
            "(begin − vertrokken − gekrompen + gegroeid) ÷ terugkerende omzet aan het begin"),
        Numerator = new("revenue kept and grown", "behouden en gegroeide omzet"),
        Denominator = new("recurring revenue at the start", "terugkerende omzet aan het begin"),
        Pitfalls = [new(
            "Above 100 % it can still hide a heavy loss of small customers.",
            "Boven 100% kan het nog steeds een fors verlies van kleine klanten verbergen.")],
    };

    public static KpiText CacPayback { get; } = new()
    {
        Name = new("CAC payback", "Terugverdientijd CAC"),
        Question = new(
            "After how many months has a customer earned back what winning it cost?",
            "Na hoeveel maanden heeft een klant de acquisitiekosten terugverdiend?"),
        Definition = new(
            "Acquisition cost of a customer divided by the gross margin that a new customer brings per month.",
            "Acquisitiekosten per klant gedeeld door de brutomarge die een nieuwe klant per maand oplevert."),
        Formula = new("CAC ÷ gross margin per new customer per month", "CAC ÷ brutomarge per nieuwe klant per maand"),
        Numerator = new("acquisition cost", "acquisitiekosten"),
        Denominator = new("gross margin per month", "brutomarge per maand"),
        Pitfalls = [new(
            "On revenue in place of margin it looks too short; customers who leave early make it longer.",
            "Op omzet in plaats van marge lijkt hij te kort; klanten die vroeg vertrekken maken hem langer.")],
    };

    public static KpiText LtvToCac { get; } = new()
    {
        Name = new("LTV to CAC", "LTV/CAC-verhouding"),
        Question = new(
            "How many times does a customer repay what winning it cost?",
            "Hoe vaak verdient een klant de acquisitiekosten terug?"),
        Definition = new(
            "Lifetime value on margin divided by the full acquisition cost, for the same kind of customer and period.",
            "Klantwaarde op marge gedeeld door de volledige acquisitiekosten, voor dezelfde klantgroep en periode."),
        Formula = new("LTV ÷ CAC", "LTV ÷ CAC"),
        Numerator = new("margin of the customers won", "marge van de gewonnen klanten"),
        Denominator = new("cost of winning them", "kosten om hen te winnen"),
        Pitfalls = [new(
            "Three to one is a rule of thumb from venture-funded software; far above five may mean that too little is invested.",
            "Drie staat tot één is een vuistregel uit software die met durfkapitaal is gefinancierd; ver boven vijf kan betekenen dat er te weinig wordt geïnvesteerd.")],
    };

    public static KpiText CartAbandonment { get; } = new()
    {
        Name = new("Cart abandonment", "Verlaten winkelwagens"),
        Question = new("What share of filled carts is left behind?", "Welk deel van de gevulde winkelwagens blijft achter?"),
        Definition = new(
            "Visits that filled a cart and did not order, divided by all visits that filled a cart.",
            "Bezoeken waarin een winkelwagen werd gevuld maar niet besteld, gedeeld door alle bezoeken met een gevulde winkelwagen."),
        Formula = new("(carts − orders) ÷ carts", "(winkelwagens − bestellingen) ÷ winkelwagens"),
        Numerator = new("carts left behind", "achtergelaten winkelwagens"),
        Denominator = new("carts", "winkelwagens"),
        Pitfalls = [new(
            "Carts also serve as wish lists: about 70 % is common and 0 % is impossible.",
            "Winkelwagens dienen ook als verlanglijst: ongeveer 70% is gewoon en 0% is onmogelijk.")],
    };

    public static KpiText MqlToSqlRate { get; } = new()
    {
        Name = new("MQL-to-SQL rate", "MQL-naar-SQL-ratio"),
        Question = new(
            "What share of marketing's leads does sales accept?",
            "Welk deel van de leads van marketing neemt verkoop over?"),
        Definition = new(
            "Leads qualified by sales (SQL) divided by the leads qualified by marketing (MQL) of the same cohort.",
            "Door verkoop gekwalificeerde leads (SQL) gedeeld door de door marketing gekwalificeerde leads (MQL) van hetzelfde cohort."),
        Formula = new("SQL ÷ MQL", "SQL ÷ MQL"),
        Numerator = new("leads qualified by sales", "door verkoop gekwalificeerde leads"),
        Denominator = new("leads qualified by marketing", "door marketing gekwalificeerde leads"),
        Pitfalls = [new(
            "Young leads have not had time to qualify: leave out cohorts shorter than the usual time to SQL.",
            "Jonge leads hadden nog geen tijd om door te stromen: laat cohorten weg die korter zijn dan de gebruikelijke tijd tot SQL.")],
    };

    public static KpiText CostPerQualifiedLead { get; } = new()
    {
        Name = new("Cost per qualified lead (SQL)", "Kosten per gekwalificeerde lead (SQL)"),
        Question = new("What do we pay for a lead that sales accepts?", "Wat betalen we voor een lead die verkoop overneemt?"),
        Definition = new(
            "Campaign cost divided by the leads that sales qualified.",
            "Campagnekosten gedeeld door de leads die verkoop heeft gekwalificeerd."),
        Formula = new("campaign cost ÷ leads qualified by sales", "campagnekosten ÷ door verkoop gekwalificeerde leads"),
        Numerator = new("campaign cost", "campagnekosten"),
        Denominator = new("leads qualified by sales", "door verkoop gekwalificeerde leads"),
        Pitfalls = [new(
            "The channel with the cheapest leads is often not the one with the cheapest qualified leads.",
            "Het kanaal met de goedkoopste leads is vaak niet het kanaal met de goedkoopste gekwalificeerde leads.")],
    };

    public static KpiText CostPerWonCustomer { get; } = new()
    {
        Name = new("Cost per won customer", "Kosten per gewonnen klant"),
        Question = new(
            "What marketing cost stands behind one won customer?",
            "Welke marketingkosten staan tegenover één gewonnen klant?"),
        Definition = new(
            "Campaign cost divided by the leads that became customers. Sales cost is not in it; acquisition cost (CAC) has that too.",
            "Campagnekosten gedeeld door de leads die klant werden. Verkoopkosten zitten er niet in; in de CAC wel."),
        Formula = new("campaign cost ÷ won customers", "campagnekosten ÷ gewonnen klanten"),
        Numerator = new("campaign cost", "campagnekosten"),
        Denominator = new("won customers", "gewonnen klanten"),
        Pitfalls = [new(
            "Leads still in progress make it look higher than it will be.",
            "Leads die nog lopen maken het hoger dan het uiteindelijk wordt.")],
    };

    public static KpiText Roas { get; } = new()
    {
        Name = new("Return on ad spend (ROAS)", "Advertentierendement (ROAS)"),
        Question = new(
            "How many times does ad spend come back as revenue?",
            "Hoe vaak komt het advertentiebudget terug als omzet?"),
        Definition = new(
            "Attributed revenue divided by advertising spend. It breaks even at one divided by the margin: 2.5 at 40 % margin.",
            "Toegerekende omzet gedeeld door advertentie-uitgaven. Het is break-even bij één gedeeld door de marge: 2,5 bij 40% marge."),
        Formula = new("attributed revenue ÷ ad spend", "toegerekende omzet ÷ advertentie-uitgaven"),
        Numerator = new("attributed revenue", "toegerekende omzet"),
        Denominator = new("ad spend", "advertentie-uitgaven"),
        Pitfalls = [new(
            "It counts revenue, not profit: 4 loses money at 20 % margin.",
            "Het telt omzet, geen winst: 4 kost geld bij 20% marge.")],
    };

    public static KpiText EmployeeNetPromoterScore { get; } = new()
    {
        Name = new("Employee NPS (eNPS)", "Medewerkers-NPS (eNPS)"),
        Question = new("Would our people recommend working here?", "Zouden onze mensen ons als werkgever aanbevelen?"),
        Definition = new(
            "Share of answers 9 or 10 minus share of answers 0 to 6 to the question how likely one is to recommend the employer. From -100 to +100.",
            "Aandeel antwoorden 9 of 10 min aandeel antwoorden 0 tot en met 6 op de vraag hoe waarschijnlijk men de werkgever aanbeveelt. Van -100 tot +100."),
        Formula = new("% promoters − % detractors", "% promotors − % criticasters"),
        Numerator = new("promoters minus detractors", "promotors min criticasters"),
        Denominator = new("answers", "antwoorden"),
        Pitfalls = [new(
            "Dutch employees seldom give a 9: compare with Dutch norms.",
            "Nederlandse medewerkers geven zelden een 9: vergelijk met Nederlandse normen.")],
    };

    public static KpiText Participation { get; } = new()
    {
        Name = new("Participation", "Deelname"),
        Question = new("What share of the invited answered?", "Welk deel van de genodigden heeft geantwoord?"),
        Definition = new(
            "Respondents with a valid answer divided by the people invited.",
            "Respondenten met een geldig antwoord gedeeld door het aantal genodigden."),
        Formula = new("respondents ÷ invited", "respondenten ÷ genodigden"),
        Numerator = new("respondents", "respondenten"),
        Denominator = new("people invited", "genodigden"),
        Pitfalls = [new(
            "Below about 60 % the score of a group says more about who answered than about the group.",
            "Onder ongeveer 60% zegt de score van een groep meer over wie antwoordde dan over de groep.")],
    };

    public static KpiText Favourable { get; } = new()
    {
        Name = new("Favourable answers", "Positieve antwoorden"),
        Question = new("What share of the answers is positive?", "Welk deel van de antwoorden is positief?"),
        Definition = new(
            "Answers of 4 or 5 on a scale of 1 to 5, divided by all answers.",
            "Antwoorden 4 of 5 op een schaal van 1 tot 5, gedeeld door alle antwoorden."),
        Formula = new("answers of 4 or 5 ÷ answers", "antwoorden 4 of 5 ÷ antwoorden"),
        Numerator = new("answers of 4 or 5", "antwoorden 4 of 5"),
        Denominator = new("answers", "antwoorden"),
        Pitfalls = [new(
            "With eight answers one person moves it by 12.5 points.",
            "Bij acht antwoorden verschuift één persoon het met 12,5 procentpunt.")],
    };

    public static KpiText MarketConcentration { get; } = new()
    {
        Name = new("Market concentration (HHI)", "Marktconcentratie (HHI)"),
        Question = new("Is the market in few hands or in many?", "Is de markt in handen van weinigen of van velen?"),
        Definition = new(
            "Sum of the squared shares, in per cent, of all companies on the market: from near 0 to 10,000. 10,000 divided by it is the number of equal rivals that would give the same figure.",
            "Som van de gekwadrateerde aandelen, in procenten, van alle bedrijven op de markt: van bijna 0 tot 10.000. 10.000 gedeeld door de HHI is het aantal even grote concurrenten dat hetzelfde cijfer zou geven."),
        Formula = new("sum of (share in %)²", "som van (aandeel in %)²"),
        Numerator = new("sum of squared shares", "som van gekwadrateerde aandelen"),
        Denominator = new("market", "markt"),
        Pitfalls = [new(
            "Legal limits describe market power, not success.",
            "Wettelijke grenzen beschrijven marktmacht, geen succes.")],
    };

    public static KpiText RelativeShare { get; } = new()
    {
        Name = new("Relative market share", "Relatief marktaandeel"),
        Question = new("How do we stand against the largest rival?", "Hoe staan we tegenover de grootste concurrent?"),
        Definition = new(
            "Own market share divided by that of the largest rival. Above 1 only for the market leader.",
            "Eigen marktaandeel gedeeld door dat van de grootste concurrent. Alleen de marktleider komt boven 1."),
        Formula = new("own share ÷ share of the largest rival", "eigen aandeel ÷ aandeel van de grootste concurrent"),
        Numerator = new("own sales", "eigen verkopen"),
        Denominator = new("sales of the largest rival", "verkopen van de grootste concurrent"),
        Pitfalls = [new(
            "It needs the sales of each company; a market total does not give it.",
            "Het vraagt de verkopen per bedrijf; een markttotaal geeft het niet.")],
    };
}
