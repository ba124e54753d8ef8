using System.Numerics.Tensors;

namespace KpiLab.Scenarios.Formulas;

/// <summary>Runs a program over blocks of samples: each step is one vector operation on the registers of a block, which one worker keeps and reuses.</summary>
internal sealed class VectorRun
{
    /// <summary>Samples in a block: small enough that the registers stay in the processor's cache.</summary>
    public const int BlockSize = 512;

    private readonly Program program;
    private readonly double[] registers;

    public VectorRun(Program program)
    {
        this.program = program;
        registers = new double[program.RegisterCount * BlockSize];
        for (var k = 0; k < program.Instructions.Count; k++)
        {
            if (program.Instructions[k].Operation == Operation.Number)
                Register(program.InputCount + k, BlockSize).Fill(program.Instructions[k].Value);
        }
    }

    /// <summary>The values of one register in this block: written for inputs before the run, read for formulas after it.</summary>
    public Span<double> Register(int register, int count) => registers.AsSpan(register * BlockSize, count);

    /// <summary>Computes the steps for the first <paramref name="count"/> samples of the block.</summary>
    public void Run(int count)
    {
        for (var k = 0; k < program.Instructions.Count; k++)
        {
            var step = program.Instructions[k];
            if (step.Operation == Operation.Number)
                continue;
            var target = Register(program.InputCount + k, count);
            ReadOnlySpan<double> left = Register(step.Left, count);
            ReadOnlySpan<double> right = step.Right < 0 ? default : Register(step.Right, count);
            switch (step.Operation)
            {
                case Operation.Add: TensorPrimitives.Add(left, right, target); break;
                case Operation.Subtract: TensorPrimitives.Subtract(left, right, target); break;
                case Operation.Multiply: TensorPrimitives.Multiply(left, right, target); break;
                case Operation.Divide: TensorPrimitives.Divide(left, right, target); break;
                case Operation.Negate: TensorPrimitives.Negate(left, target); break;
                case Operation.Power: TensorPrimitives.Pow(left, right, target); break;
                case Operation.Exp: TensorPrimitives.Exp(left, target); break;
                case Operation.Log: TensorPrimitives.Log(left, target); break;
                case Operation.Min: TensorPrimitives.Min(left, right, target); break;
                default: TensorPrimitives.Max(left, right, target); break;
            }
        }
    }
}
