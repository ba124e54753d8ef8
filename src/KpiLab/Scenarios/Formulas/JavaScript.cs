using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KpiLab.Scenarios.Formulas;

/// <summary>Writes a program as a JavaScript function from the values of the inputs, in order, to an object with each formula's value.</summary>
internal static class JavaScript
{
    public static string Of(Program program)
    {
        var script = new StringBuilder("function(x){");
        for (var i = 0; i < program.InputCount; i++)
            script.Append(CultureInfo.InvariantCulture, $"const r{i}=+x[{i}];");
        for (var k = 0; k < program.Instructions.Count; k++)
            script.Append(CultureInfo.InvariantCulture, $"const r{program.InputCount + k}={Written(program.Instructions[k])};");
        script.Append("return{");
        script.AppendJoin(',', program.Model.Formulas.Select(f => $"{JsonSerializer.Serialize(f.Name)}:r{program.RegisterOf(f.Name)}"));
        return script.Append("}}").ToString();
    }

    private static string Written(Instruction step) => step.Operation switch
    {
        Operation.Number => step.Value.ToString("R", CultureInfo.InvariantCulture),
        Operation.Add => $"r{step.Left}+r{step.Right}",
        Operation.Subtract => $"r{step.Left}-r{step.Right}",
        Operation.Multiply => $"r{step.Left}*r{step.Right}",
        Operation.Divide => $"r{step.Left}/r{step.Right}",
        Operation.Negate => $"-r{step.Left}",
        Operation.Power => $"Math.pow(r{step.Left},r{step.Right})",
        Operation.Exp => $"Math.exp(r{step.Left})",
        Operation.Log => $"Math.log(r{step.Left})",
        Operation.Min => $"Math.min(r{step.Left},r{step.Right})",
        _ => $"Math.max(r{step.Left},r{step.Right})",
    };
}
