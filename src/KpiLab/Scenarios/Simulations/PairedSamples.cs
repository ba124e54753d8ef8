using KpiLab.Scenarios.Formulas;

namespace KpiLab.Scenarios.Simulations;

/// <summary>An output on two independent sets of points, A and B, and on A with one input taken from B.</summary>
internal sealed class PairedSamples
{
    private readonly Scenario scenario;
    private readonly UncertainInputs uncertain;
    private readonly SimulationOptions options;
    private readonly CancellationToken cancellation;
    private readonly int output;
    private readonly UniformPoints points;

    public PairedSamples(Scenario scenario, string output, UncertainInputs uncertain, SimulationOptions options, CancellationToken cancellation)
    {
        this.scenario = scenario;
        this.uncertain = uncertain;
        this.options = options;
        this.cancellation = cancellation;
        this.output = scenario.Model.Program.RegisterOf(scenario.Model.FormulaOf(output).Name);
        var dimensions = 2 * uncertain.Names.Length;
        points = UniformPoints.Of(dimensions <= SobolDirections.Most ? SamplingPoints.Sobol : SamplingPoints.Random, options.Samples, dimensions, options.Seed);
        A = Evaluate(_ => 0);
        B = Evaluate(_ => 1);
    }

    public double[] A { get; }

    public double[] B { get; }

    public double[] AWith(int input) => Evaluate(d => d == input ? 1 : 0);

    private double[] Evaluate(Func<int, int> setOf)
    {
        var program = scenario.Model.Program;
        var values = new double[options.Samples];
        var blocks = (options.Samples + VectorRun.BlockSize - 1) / VectorRun.BlockSize;
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = options.Threads ?? -1 }, NewRun, (block, _, run) =>
        {
            var first = (long)block * VectorRun.BlockSize;
            var count = (int)Math.Min(VectorRun.BlockSize, options.Samples - first);
            for (var d = 0; d < uncertain.Registers.Length; d++)
            {
                var target = run.Register(uncertain.Registers[d], count);
                points.Write(d + setOf(d) * uncertain.Registers.Length, first, target);
                uncertain.Distributions[d].Transform(target);
            }

            run.Run(count);
            run.Register(output, count).CopyTo(values.AsSpan((int)first));
            return run;
        }, _ => { });
        return values;

        VectorRun NewRun()
        {
            var run = new VectorRun(program);
            for (var i = 0; i < scenario.Inputs.Length; i++)
                run.Register(i, VectorRun.BlockSize).Fill(scenario.Inputs[i]);
            return run;
        }
    }
}
