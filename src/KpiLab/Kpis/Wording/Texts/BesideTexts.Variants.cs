using System.Globalization;
using KpiLab.Measures;

namespace KpiLab.Kpis.Texts;

/// <summary>Variants of the ten: another denominator, another scope, another horizon.</summary>
internal static partial class BesideTexts
{
    public static KpiText RevenuePerHead { get; } = new()
    {
        Name = new("Revenue per head", "Omzet per hoofd"),
        Question = new("What revenue does one person on the payroll bring?", "Hoeveel omzet brengt één persoon op de loonlijst?"),
        Definition = new(
            "Revenue of the period per person on the payroll, made yearly. A part-timer counts as one.",
            "Omzet van de periode per persoon op de loonlijst, omgerekend naar een jaar. Een deeltijder telt als één."),
        Formula = new("revenue ÷ average heads, per year", "omzet ÷ gemiddeld aantal hoofden, per jaar"),
        Numerator = new("revenue", "omzet"),
        Denominator = new("head-years", "hoofdjaren"),
        Pitfalls = [new(
            "Where part-time work is common it is far below revenue per FTE: never compare the two.",
            "Bij veel deeltijdwerk ligt het ver onder de omzet per fte: vergelijk die twee nooit.")],
    };

    public static KpiText RevenuePerEmployeeWithContractors { get; } = new()
    {
        Name = new("Revenue per FTE with contractors", "Omzet per fte met inhuur"),
        Question = new("What revenue does one FTE bring, hired hands included?", "Hoeveel omzet brengt één fte, ingehuurde mensen meegeteld?"),
        Definition = new(
            "Revenue of the period per FTE of employees and contractors together, made yearly.",
            "Omzet van de periode per fte van medewerkers en inhuur samen, omgerekend naar een jaar."),
        Formula = new("revenue ÷ average FTE of payroll and contractors, per year", "omzet ÷ gemiddelde fte in loondienst en inhuur, per jaar"),
        Numerator = new("revenue", "omzet"),
        Denominator = new("FTE-years with contractors", "fte-jaren met inhuur"),
        Pitfalls = [new(
            "Work that is bought as a service stands in no list of people, and is missing here.",
            "Werk dat als dienst is ingekocht staat in geen personeelslijst en ontbreekt hier.")],
    };

    public static KpiText StaffTurnover { get; } = new()
    {
        Name = new("Staff turnover", "Personeelsverloop"),
        Question = new("What share of our people leaves in a year?", "Welk deel van onze mensen vertrekt in een jaar?"),
        Definition = new(
            "Employees who left divided by the average number of employees, made yearly.",
            "Vertrokken medewerkers gedeeld door het gemiddelde aantal medewerkers, omgerekend naar een jaar."),
        Formula = new("employees who left ÷ average employees, per year", "vertrokken medewerkers ÷ gemiddeld aantal medewerkers, per jaar"),
        Numerator = new("employees who left", "vertrokken medewerkers"),
        Denominator = new("employee-years", "medewerkerjaren"),
        Pitfalls = [new(
            "People who were asked to go and contracts that ran out are in it: look at them apart.",
            "Gedwongen vertrek en afgelopen contracten zitten erin: bekijk die apart.")],
    };

    public static KpiText CacPaidOnly { get; } = new()
    {
        Name = new("CAC on paid media only", "CAC op alleen betaalde media"),
        Question = new("What do we pay in media for one new customer?", "Wat betalen we aan media voor één nieuwe klant?"),
        Definition = new(
            "Spend on media alone divided by all new customers. Salaries, tools and agencies are left out.",
            "Alleen de media-uitgaven gedeeld door alle nieuwe klanten. Salarissen, software en bureaus blijven buiten beschouwing."),
        Formula = new("media spend ÷ new customers", "media-uitgaven ÷ nieuwe klanten"),
        Numerator = new("media spend", "media-uitgaven"),
        Denominator = new("new customers", "nieuwe klanten"),
        Pitfalls = [new(
            "It is often half of the full cost: do not hold it against lifetime value.",
            "Het is vaak de helft van de volledige kosten: zet het niet tegenover de klantwaarde.")],
    };

    public static KpiText CacWithLag(int months)
    {
        var count = months.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Name = new($"CAC with a lag of {count} months", $"CAC met {count} maanden vertraging"),
            Question = new($"What did a customer cost, on the spend of {count} months before?", $"Wat kostte een klant, gerekend met de uitgaven van {count} maanden eerder?"),
            Definition = new(
                $"Sales and marketing cost of {count} months ago divided by the customers won now: for sales that take so long.",
                $"Verkoop- en marketingkosten van {count} maanden geleden gedeeld door de klanten die nu gewonnen zijn: bij een verkooptraject dat zo lang duurt."),
            Formula = new($"cost of {count} months before ÷ new customers", $"kosten van {count} maanden eerder ÷ nieuwe klanten"),
            Numerator = new("sales and marketing cost of then", "verkoop- en marketingkosten van toen"),
            Denominator = new("new customers", "nieuwe klanten"),
            Pitfalls = [new(
                "A lag that is too long or too short moves the error: take the usual length of a sale.",
                "Een te lange of te korte vertraging verplaatst de fout: neem de gebruikelijke duur van een verkoop.")],
        };
    }

    public static KpiText LtvOfCohort { get; } = new()
    {
        Name = new("Value so far by moment of joining", "Klantwaarde tot nu toe naar moment van instroom"),
        Question = new("What have the customers who came then brought so far?", "Wat hebben de klanten van toen tot nu toe opgeleverd?"),
        Definition = new(
            "All that the customers who came in a period have brought since, divided by those who bought.",
            "Alles wat de klanten die in een periode kwamen sindsdien opleverden, gedeeld door wie kocht."),
        Formula = new("value of all their orders ÷ customers who bought", "waarde van al hun bestellingen ÷ klanten die kochten"),
        Numerator = new("value of their orders", "waarde van hun bestellingen"),
        Denominator = new("customers who bought", "klanten die kochten"),
        Pitfalls = [new(
            "Old cohorts have had more time: compare them at the same age.",
            "Oude groepen hadden meer tijd: vergelijk ze op dezelfde leeftijd.")],
    };

    public static KpiText GrossMargin { get; } = new()
    {
        Name = new("Gross margin", "Brutomarge"),
        Question = new("What part of our revenue is left after the cost of what we sold?", "Welk deel van onze omzet blijft over na de inkoopwaarde?"),
        Definition = new(
            "Gross margin in money divided by the revenue that it was made on.",
            "Brutomarge in geld gedeeld door de omzet waarop die is gemaakt."),
        Formula = new("gross margin ÷ revenue", "brutomarge ÷ omzet"),
        Numerator = new("gross margin", "brutomarge"),
        Denominator = new("revenue", "omzet"),
        Pitfalls = [new(
            "It can fall while every product keeps its margin, when more is sold of the poorer ones: look at mix and rate apart.",
            "De marge kan dalen terwijl elk product de zijne houdt, als er meer van de slechtere wordt verkocht: bekijk mix en marge apart.")],
    };

    public static KpiText RoiAfter(int months)
    {
        var count = months.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Name = new($"ROI after {count} months", $"ROI na {count} maanden"),
            Question = new($"What has a project yielded {count} months after it began?", $"Wat heeft een project {count} maanden na de start opgeleverd?"),
            Definition = new(
                $"Return minus cost of the first {count} months of each project, divided by that cost.",
                $"Opbrengst min kosten van de eerste {count} maanden van elk project, gedeeld door die kosten."),
            Formula = new("(return − cost) ÷ cost, cumulative", "(opbrengst − kosten) ÷ kosten, cumulatief"),
            Numerator = new("net return", "netto-opbrengst"),
            Denominator = new("cost", "kosten"),
            Pitfalls = [new(
                "What is best early can be worst late: look at several horizons before cutting.",
                "Wat vroeg het best is, kan later het slechtst zijn: bekijk meer horizonnen voordat je schrapt.")],
        };
    }

    public static KpiText Payback { get; } = new()
    {
        Name = new("Payback of projects", "Terugverdientijd van projecten"),
        Question = new("In which month has a project earned back its cost?", "In welke maand heeft een project de kosten terugverdiend?"),
        Definition = new(
            "First month of a project from which its cumulative return stays above its cumulative cost.",
            "Eerste maand van een project vanaf waar de cumulatieve opbrengst boven de cumulatieve kosten blijft."),
        Formula = new("first month in which cumulative return ≥ cumulative cost", "eerste maand waarin cumulatieve opbrengst ≥ cumulatieve kosten"),
        Numerator = new("cumulative return", "cumulatieve opbrengst"),
        Denominator = new("cumulative cost", "cumulatieve kosten"),
        Pitfalls = [new(
            "It says nothing of what comes after: a project may pay back early and yield little.",
            "Het zegt niets over wat daarna komt: een project kan snel terugverdiend zijn en toch weinig opleveren.")],
    };

    public static KpiText ChurnOnAverageCustomers { get; } = new()
    {
        Name = new("Churn on average customers", "Klantverloop op gemiddelde klanten"),
        Question = new("How many customers leave per average customer?", "Hoeveel klanten vertrekken per gemiddelde klant?"),
        Definition = new(
            "All customers who left in the period divided by the average of those at its start and end; who came and left within it counts.",
            "Alle klanten die in de periode vertrokken gedeeld door het gemiddelde van begin en einde; wie erbinnen kwam en vertrok telt mee."),
        Formula = new("customers who left ÷ average customers", "vertrokken klanten ÷ gemiddeld aantal klanten"),
        Numerator = new("customers who left", "vertrokken klanten"),
        Denominator = new("average customers", "gemiddeld aantal klanten"),
        Pitfalls = [new(
            "Fast growth makes it look lower than it is.",
            "Bij snelle groei lijkt het lager dan het is.")],
    };

    public static KpiText KeptAfter(Period age)
    {
        var (english, dutch) = AgeText(age);
        return new()
        {
            Name = new($"Customers kept after {english}", $"Klanten behouden na {dutch}"),
            Question = new($"What share of new customers is still there after {english}?", $"Welk deel van de nieuwe klanten is er na {dutch} nog?"),
            Definition = new(
                $"Customers who came in the period and were still there {english} later, divided by all who came in it.",
                $"Klanten die in de periode kwamen en er {dutch} later nog waren, gedeeld door allen die in die periode kwamen."),
            Formula = new("still there at the age ÷ came", "nog aanwezig op die leeftijd ÷ gekomen"),
            Numerator = new("customers still there", "klanten die er nog zijn"),
            Denominator = new("customers who came", "gekomen klanten"),
            Pitfalls = [new(
                "Customers who came too recently to have reached the age stay out.",
                "Klanten die te kort geleden kwamen om de leeftijd te halen, blijven buiten beschouwing.")],
        };
    }

    public static KpiText CostPerMarketingQualifiedLead { get; } = new()
    {
        Name = new("Cost per marketing-qualified lead (MQL)", "Kosten per door marketing gekwalificeerde lead (MQL)"),
        Question = new("What do we pay for a lead that marketing deems ripe?", "Wat betalen we per lead die marketing rijp acht?"),
        Definition = new(
            "Campaign cost divided by the leads that marketing qualified.",
            "Campagnekosten gedeeld door de leads die marketing heeft gekwalificeerd."),
        Formula = new("campaign cost ÷ leads qualified by marketing", "campagnekosten ÷ door marketing gekwalificeerde leads"),
        Numerator = new("campaign cost", "campagnekosten"),
        Denominator = new("leads qualified by marketing", "door marketing gekwalificeerde leads"),
        Pitfalls = [new(
            "Marketing sets the bar itself: judge by what sales accepts.",
            "Marketing legt zelf de lat: beoordeel op wat verkoop overneemt.")],
    };

    public static KpiText EngagementIndex { get; } = new()
    {
        Name = new("Engagement index", "Betrokkenheidsindex"),
        Question = new("How engaged are our people, from 0 to 100?", "Hoe betrokken zijn onze mensen, van 0 tot 100?"),
        Definition = new(
            "Mean answer on a scale of 1 to 5, stretched so that 1 is 0 and 5 is 100.",
            "Gemiddeld antwoord op een schaal van 1 tot 5, zo uitgerekt dat 1 gelijk is aan 0 en 5 aan 100."),
        Formula = new("(mean − 1) ÷ 4 × 100", "(gemiddelde − 1) ÷ 4 × 100"),
        Numerator = new("sum of the index of answers", "som van de index van antwoorden"),
        Denominator = new("answers", "antwoorden"),
        Pitfalls = [new(
            "It is no percentage of engaged people: 60 is an answer between 3 and 4.",
            "Het is geen percentage betrokken mensen: 60 is een antwoord tussen 3 en 4.")],
    };

    public static KpiText ShareOfLargest(int companies)
    {
        var count = companies.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Name = new($"Share of the {count} largest (CR{count})", $"Aandeel van de {count} grootste (CR{count})"),
            Question = new($"What part of the market do the {count} largest hold?", $"Welk deel van de markt hebben de {count} grootste?"),
            Definition = new(
                $"Sales of the {count} largest companies on the market divided by all sales.",
                $"Verkopen van de {count} grootste bedrijven op de markt gedeeld door alle verkopen."),
            Formula = new($"sales of the {count} largest ÷ market sales", $"verkopen van de {count} grootste ÷ marktverkopen"),
            Numerator = new("sales of the largest", "verkopen van de grootste"),
            Denominator = new("market sales", "marktverkopen"),
            Pitfalls = [new(
                "Which companies are the largest can differ by region and period.",
                "Welke bedrijven de grootste zijn, kan per regio en periode verschillen.")],
        };
    }

    private static (string English, string Dutch) AgeText(Period age)
    {
        var count = age.Count.ToString(CultureInfo.InvariantCulture);
        var (english, dutch) = (age.Unit, age.Count) switch
        {
            (TimeUnit.Day, 1) => ("day", "dag"),
            (TimeUnit.Day, _) => ("days", "dagen"),
            (TimeUnit.Week, 1) => ("week", "week"),
            (TimeUnit.Week, _) => ("weeks", "weken"),
            (TimeUnit.Month, 1) => ("month", "maand"),
            (TimeUnit.Month, _) => ("months", "maanden"),
            (TimeUnit.Quarter, 1) => ("quarter", "kwartaal"),
            (TimeUnit.Quarter, _) => ("quarters", "kwartalen"),
            (_, 1) => ("year", "jaar"),
            _ => ("years", "jaar"),
        };
        return ($"{count} {english}", $"{count} {dutch}");
    }
}
