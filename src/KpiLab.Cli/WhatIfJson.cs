using System.Text;
using System.Text.Json;
using KpiLab.Scenarios;

namespace KpiLab.Cli;

/// <summary>The answer of <c>kpilab whatif</c> as JSON. The shape is documented in the README and does not change within a major version.</summary>
internal static class WhatIfJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static string Of(WhatIfAnswer answer)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.Array("inputs", answer.Now.Model.Inputs, input =>
            {
                json.WriteString("name", input.Name);
                json.WriteString("unit", input.Unit.ToString());
                Number(json, "now", answer.Now.Find(input.Name));
                Number(json, "then", answer.Then.Find(input.Name));
                Number(json, "low", input.Interval?.Low);
                Number(json, "high", input.Interval?.High);
                json.WriteString("source", input.Source.English);
            });
            json.Array("outputs", answer.Now.Model.Formulas, formula => Output(json, answer, formula));
            json.Array("solve", answer.Goals, goal =>
            {
                json.WriteString("output", goal.Output);
                json.WriteNumber("target", goal.Value);
                json.Array("by", goal.Levers, seek =>
                {
                    json.WriteString("input", seek.Input);
                    Number(json, "now", answer.Then.Find(seek.Input));
                    json.WriteStartArray("solutions");
                    foreach (var solution in seek.Solutions)
                        json.WriteNumberValue(solution);
                    json.WriteEndArray();
                    Number(json, "nearest_input", seek.Nearest.Input);
                    Number(json, "nearest_output", seek.Nearest.Output);
                });
            });
            json.Array("targets", answer.Targets, target =>
            {
                json.WriteString("output", target.Output);
                json.WriteNumber("target", target.Value);
                json.WriteString("reached", target.AtLeast ? "at least" : "at most");
                json.WriteNumber("chance", target.Chance);
                json.WriteNumber("p5", target.Low);
                json.WriteNumber("p50", target.Median);
                json.WriteNumber("p95", target.High);
            });
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Output(Utf8JsonWriter json, WhatIfAnswer answer, DriverFormula formula)
    {
        var (now, then) = (answer.Now.Find(formula.Name), answer.Then.Find(formula.Name));
        json.WriteString("name", formula.Name);
        json.WriteString("unit", formula.Unit.ToString());
        json.WriteString("formula", formula.Term.ToString());
        Number(json, "now", now);
        Number(json, "then", then);
        Number(json, "difference", then - now);
        if (answer.Then.WhyNot(formula.Name) is { } reason)
            json.WriteString("reason", reason);
        if (answer.IsChanged && now is not null && then is not null && then != now)
        {
            json.Array("drivers", answer.Now.Beside(answer.Then).Drivers(answer.Then.Name, formula.Name), driver =>
            {
                json.WriteString("input", driver.Input);
                json.WriteNumber("effect", driver.Effect);
            });
        }
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
