using KpiLab.Scenarios.Formulas;

namespace KpiLab.Scenarios.Simulations;

/// <summary>Runs the samples of a simulation in blocks, on all processors, each block the same whoever runs it.</summary>
internal static class Sampler
{
    public static Simulation Run(Scenario scenario, SimulationOptions options, CancellationToken cancellation)
    {
        if (options.Samples is < 100 or > 100_000_000)
            throw new ModelException($"{options.Samples} samples: ask from 100 to 100,000,000.");
        var program = scenario.Model.Program;
        var uncertain = UncertainInputs.Of(scenario, options.Distributions);
        var copula = GaussianCopula.Of(options.Correlations, uncertain.Names);
        var points = UniformPoints.Of(options.Points, options.Samples, uncertain.Names.Length, options.Seed);
        DriverFormula[] formulas = options.Outputs is { } wanted
            ? [.. wanted.Select(name => scenario.WhyNot(name) is { } reason ? throw new ModelException(reason) : scenario.Model.FormulaOf(name))]
            : [.. scenario.Model.Formulas.Where(f => scenario.Find(f.Name) is not null)];
        var kept = formulas.Select(f => (Register: program.RegisterOf(f.Name), Values: new double[options.Samples])).ToArray();
        var blocks = (options.Samples + VectorRun.BlockSize - 1) / VectorRun.BlockSize;
        var (done, told) = (0, 0);
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = options.Threads ?? -1 }, () => new Worker(scenario, copula), (block, _, worker) =>
        {
            var first = (long)block * VectorRun.BlockSize;
            var count = (int)Math.Min(VectorRun.BlockSize, options.Samples - first);
            worker.Draw(points, uncertain, first, count);
            worker.Run.Run(count);
            foreach (var (register, values) in kept)
                worker.Run.Register(register, count).CopyTo(values.AsSpan((int)first));
            var percent = (int)(100L * Interlocked.Increment(ref done) / blocks);
            if (options.Progress is { } progress && percent > Volatile.Read(ref told) && Interlocked.Exchange(ref told, percent) < percent)
                progress.Report(percent / 100.0);
            return worker;
        }, _ => { });
        return new(scenario, options, uncertain.Names, formulas.Zip(kept, (formula, k) => new SimulatedOutput(formula, k.Values)));
    }

    /// <summary>What one thread keeps: the registers of its block.</summary>
    private sealed class Worker
    {
        private readonly GaussianCopula? copula;
        private readonly double[] room;

        public Worker(Scenario scenario, GaussianCopula? copula)
        {
            this.copula = copula;
            room = new double[(copula?.Size ?? 0) * VectorRun.BlockSize];
            Run = new VectorRun(scenario.Model.Program);
            for (var i = 0; i < scenario.Inputs.Length; i++)
                Run.Register(i, VectorRun.BlockSize).Fill(scenario.Inputs[i]);
        }

        public VectorRun Run { get; }

        public void Draw(UniformPoints points, UncertainInputs uncertain, long first, int count)
        {
            for (var d = 0; d < uncertain.Registers.Length; d++)
                points.Write(d, first, Run.Register(uncertain.Registers[d], count));
            copula?.Mix((input, samples) => Run.Register(uncertain.Registers[input], samples), count, room);
            for (var d = 0; d < uncertain.Registers.Length; d++)
                uncertain.Distributions[d].Transform(Run.Register(uncertain.Registers[d], count));
        }
    }
}
