using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Benchmarks.Building;

/// <summary>What compiling a project of networks takes, inside a process whose compiler is warm or not.</summary>
/// <param name="GeneratorSeconds">Running the generator.</param>
/// <param name="EmitSeconds">Compiling declarations and generated code to an assembly in memory.</param>
/// <param name="EmitProcessorSeconds">The same on the clocks of all cores, which other processes do not disturb.</param>
/// <param name="AssemblyBytes">Its size.</param>
/// <param name="Lines">Of generated source.</param>
internal sealed record BuildCost(double GeneratorSeconds, double EmitSeconds, double EmitProcessorSeconds, long AssemblyBytes, int Lines)
{
    public static BuildCost Of(IReadOnlyList<string> sources)
    {
        CSharpCompilation project = UserProject.Of(sources);
        long start = Stopwatch.GetTimestamp();
        GeneratorDriver driver = UserProject.Driver().RunGeneratorsAndUpdateCompilation(project, out Compilation generated, out _);
        double generatorSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        using var assembly = new MemoryStream();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        start = Stopwatch.GetTimestamp();
        var result = generated.Emit(assembly);
        double emitSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double emitProcessorSeconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        if (!result.Success)
            throw new InvalidOperationException($"The networks do not compile: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        return new BuildCost(generatorSeconds, emitSeconds, emitProcessorSeconds, assembly.Length, driver.GetRunResult().GeneratedTrees.Sum(tree => tree.GetText().Lines.Count));
    }
}
