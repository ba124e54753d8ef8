namespace Probe; public class SolutionTests { [Fact] public void It_runs() => Assert.True(typeof(object).IsClass); }
