using KpiLab.Data;
using KpiLab.Models.Survival;

namespace KpiLab.Models.Tests.Survival;

/// <summary>The Telco file: tenure in months and whether the customer left.</summary>
internal sealed class Telco
{
    private readonly FrameTable table = Table.Load(PublicData.PathOf("telco_customer_churn.csv"));

    public double[] Tenure => ((NumberColumn)table["tenure"]).Values.ToArray();

    public bool[] Left => [.. ((FlagColumn)table["Churn"]).Values.ToArray().Select(v => v == 1)];

    public string[] Text(string column) => [.. Enumerable.Range(0, table.RowCount).Select(row => table[column].TextOf(row)!)];

    public Covariate Is(string column, string value) => new($"{column} {value}", [.. Text(column).Select(v => v == value ? 1.0 : 0.0)]);

    public Covariate Number(string column) => Covariate.Of(table[column]).Single();

    /// <summary>The twelve covariates of the R call in <see cref="CoxTests"/>.</summary>
    public Covariate[] Twelve() =>
    [
        Number("SeniorCitizen"), Is("gender", "Male"), Number("Partner"), Number("Dependents"), Number("PhoneService"), Number("PaperlessBilling"), Number("MonthlyCharges"),
        Is("Contract", "One year"), Is("Contract", "Two year"), Is("InternetService", "Fiber optic"), Is("InternetService", "No"), Is("PaymentMethod", "Electronic check"),
    ];
}
