using KpiLab.Benchmarks;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Tests.Data;

namespace KpiLab.Tests.Kpis;

/// <summary>Whoever asks for Dutch gets Dutch: words that the library adds to the data.</summary>
public sealed class DutchTextTests
{
    public static TheoryData<string> Industries => [.. BenchmarkCatalogue.Rows.Select(row => row.Industry).Where(industry => industry.Length > 0).Distinct()];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Industries))]
    public void Each_industry_of_the_catalogue_has_a_Dutch_name(string industry) => Assert.True(BenchmarkDutch.Knows(industry), industry);

    [Fact]
    public void Sizes_in_words_are_Dutch()
    {
        string[] english = ["employees", "customer", "mid-size", "large", "small", "medium"];
        Assert.DoesNotContain(BenchmarkCatalogue.Rows, row => english.Any(word => row.CompanySizeInDutch.Contains(word, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Each_role_has_a_name(Role role) => Assert.Matches("^[a-z ]+$", RoleText.Name(role, Language.Dutch));

    [Theory]
    [InlineData("department", "afdeling")]
    [InlineData("kanaal_code", "kanaal_code")]
    public void Only_a_column_named_after_a_role_is_translated(string column, string dutch) => Assert.Equal(dutch, RoleText.Column(column, Language.Dutch));

    [Fact]
    public void What_is_wrong_with_an_export_is_told_in_Dutch()
    {
        var table = Loaded.From("Overzicht\n\nklantnummer;startdatum;einddatum;bedrag\nK1;23-04-2026;21-04-2026;12,50\nK1;25-04-2026;;abc\nK2;;26-04-2026;-3,00\n" + string.Concat(Enumerable.Range(3, 40).Select(i => $"K{i};2{i % 5}-03-2026;;1{i},50\n")));
        var told = table.Quality.ToLookup(entry => entry.Code, entry => entry.ToDutch());
        Assert.Equal("Kolom \"bedrag\": 1 waarde is geen getal; apart gezet als ontbrekend. Eerste: rij 5, \"abc\".", Assert.Single(told["value-set-aside"]));
        Assert.Equal("1 rij eindigt voor ze begint (\"einddatum\" voor \"startdatum\"); ze tellen niet mee. Eerste: rij 4, 2026-04-23 – 2026-04-21.", Assert.Single(told["end-before-start"]));
        Assert.All(table.Quality.Select(entry => entry.ToDutch()), text => Assert.DoesNotMatch(@"\b(the|row|rows|column|missing|value|was|were|First)\b", text));
    }

    [Fact]
    public void A_missing_role_is_named_in_Dutch_with_the_word_that_map_takes()
    {
        var empty = new Workspace("x", [FrameTable.Of("x", new NumberColumn("a", [1]))], []);
        Assert.Equal("Nodig: bezoeken (geconverteerd (converted)); of gebeurtenissen (bezoeker (visitor), stap (step)). Ontbreekt: geconverteerd (converted).", ConversionRate.Kpi.WhatIsMissing(empty).Dutch);
    }
}
