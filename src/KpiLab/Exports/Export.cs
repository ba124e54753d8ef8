using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Exports;

/// <summary>Writes tables and results for other programs: CSV, Excel, Parquet, JSON and Markdown.</summary>
/// <remarks>
/// The ending of the path decides: .csv, .tsv, .xlsx, .parquet, .json, .jsonl or .md. A file is written beside its place and moved there when it is whole.
/// Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) is written as text: marked by an apostrophe in CSV, as a text cell in Excel. Numbers stay numbers.
/// </remarks>
public static class Export
{
    /// <summary>The endings that can be written.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".csv", ".tsv", ".xlsx", ".parquet", ".json", ".jsonl", ".md"];

    /// <summary>Writes the rows of a table. Missing values are empty; dates are ISO; numbers have a decimal point.</summary>
    /// <exception cref="ArgumentException">The ending is none of <see cref="Endings"/>.</exception>
    /// <exception cref="DataException">The file cannot be written, or the table does not fit the format.</exception>
    public static void Save(this FrameTable table, string path)
    {
        ArgumentNullException.ThrowIfNull(table);
        Sheet[] sheets = [new(table.Name, table)];
        OutputFile.Write(path, Endings, (ending, stream) =>
        {
            switch (ending)
            {
                case ".json":
                    TableJson.Write(stream, table, inLines: false);
                    break;
                case ".md":
                    TextOf(stream, MarkdownTable.Of(table));
                    break;
                default:
                    WriteTables(ending, stream, sheets);
                    break;
            }
        });
    }

    /// <summary>Writes a result: one row per segment and period (one row where it has neither). Excel also gets the total and a sheet of sources: formula, period, n, interval method, benchmark.</summary>
    /// <param name="result">The result.</param>
    /// <param name="path">Where to write.</param>
    /// <param name="language">The language of the sources, and of Markdown.</param>
    /// <exception cref="ArgumentException">The ending is none of <see cref="Endings"/>.</exception>
    /// <exception cref="DataException">The file cannot be written.</exception>
    public static void Save(this KpiResult result, string path, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(result);
        OutputFile.Write(path, Endings, (ending, stream) =>
        {
            switch (ending)
            {
                case ".json":
                    TextOf(stream, result.ToJson() + "\n");
                    break;
                case ".md":
                    TextOf(stream, ResultMarkdown.Of(result, language));
                    break;
                default:
                    WriteTables(ending, stream, ResultSheets.Of(result, language));
                    break;
            }
        });
    }

    /// <summary>Writes a scorecard: one row per KPI. Excel also gets the series, the segments, the findings, the sources and the quality of the data.</summary>
    /// <param name="scorecard">The scorecard.</param>
    /// <param name="path">Where to write.</param>
    /// <param name="language">The language of texts.</param>
    /// <exception cref="ArgumentException">The ending is none of <see cref="Endings"/>.</exception>
    /// <exception cref="DataException">The file cannot be written.</exception>
    public static void Save(this Scorecard scorecard, string path, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        OutputFile.Write(path, Endings, (ending, stream) =>
        {
            switch (ending)
            {
                case ".json":
                    TextOf(stream, scorecard.ToJson(language) + "\n");
                    break;
                case ".md":
                    TextOf(stream, ScorecardMarkdown.Of(scorecard, language));
                    break;
                default:
                    WriteTables(ending, stream, ScorecardSheets.Of(scorecard, language));
                    break;
            }
        });
    }

    /// <summary>A result as a table: one row per segment and period (one row where it has neither), with value, interval, n, numerator and denominator.</summary>
    public static FrameTable ToTable(this KpiResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultSheets.Rows(result).Table;
    }

    /// <summary>A result as JSON, in the shape that the README documents.</summary>
    public static string ToJson(this KpiResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ResultJson.Of(result);
    }

    /// <summary>A scorecard as JSON, in the shape that the README documents.</summary>
    public static string ToJson(this Scorecard scorecard, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        return ResultJson.Of(scorecard, language);
    }

    /// <summary>What a search found as JSON, in the shape that docs/command-line.md documents.</summary>
    /// <param name="found">The discoveries.</param>
    /// <param name="folder">The folder of the workspace, for the commands that show them.</param>
    /// <param name="language">The language of texts.</param>
    public static string ToJson(this DiscoveryList found, string folder, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(found);
        return DiscoveryJson.Of(found, folder, language);
    }

    /// <summary>An explanation as a table: one row per driver, and per segment of each split, with before, after, shares and effects.</summary>
    public static FrameTable ToTable(this Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return ExplanationTable.Of(explanation);
    }

    /// <summary>An explanation as JSON, in the shape that docs/command-line.md documents.</summary>
    /// <param name="explanation">Why a KPI changed.</param>
    /// <param name="language">The language of texts.</param>
    public static string ToJson(this Explanation explanation, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return ExplanationJson.Of(explanation, language);
    }

    // Formats of one table take the first sheet; a workbook takes all.
    private static void WriteTables(string ending, Stream stream, IReadOnlyList<Sheet> sheets)
    {
        switch (ending)
        {
            case ".csv" or ".tsv":
                CsvText.Write(stream, sheets[0].Table, ending == ".csv" ? ',' : '\t');
                break;
            case ".jsonl":
                TableJson.Write(stream, sheets[0].Table, inLines: true);
                break;
            case ".parquet":
                ParquetWriting.Write(stream, sheets[0].Table);
                break;
            default:
                WorkbookWriting.Write(stream, sheets);
                break;
        }
    }

    private static void TextOf(Stream stream, string text)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(text);
    }
}
