using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Benchmarks.Building;

/// <summary>What compiling a project of networks takes, inside this process.</summary>
/// <param name="Networks">How many networks it has.</param>
/// <param name="SourceBytes">Of generated source.</param>
/// <param name="ILBytes">Of the bodies of all methods.</param>
/// <param name="GeneratorSeconds">Running the generator; the driver parses what it wrote.</param>
/// <param name="CompilerSeconds">Binding and emitting the declarations and the generated code, by the clock on the wall.</param>
/// <param name="ProcessorSeconds">The same on the clocks of all cores, which other processes disturb less.</param>
internal sealed record BuildCost(int Networks, long SourceBytes, long ILBytes, double GeneratorSeconds, double CompilerSeconds, double ProcessorSeconds)
{
    /// <summary>One build.</summary>
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
        double compilerSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double processorSeconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        if (!result.Success)
            throw new InvalidOperationException($"The networks do not compile: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        long sourceBytes = driver.GetRunResult().GeneratedTrees.Sum(tree => (long)Encoding.UTF8.GetByteCount(tree.ToString()));
        return new BuildCost(sources.Count, sourceBytes, CountIL(assembly), generatorSeconds, compilerSeconds, processorSeconds);
    }

    /// <summary>The build of median time among several.</summary>
    public static BuildCost Median(IReadOnlyList<string> sources, int builds)
    {
        BuildCost[] costs = [.. Enumerable.Range(0, builds).Select(_ => Of(sources))];
        return costs[0] with
        {
            GeneratorSeconds = Measuring.Median.Of(costs.Select(cost => cost.GeneratorSeconds)),
            CompilerSeconds = Measuring.Median.Of(costs.Select(cost => cost.CompilerSeconds)),
            ProcessorSeconds = Measuring.Median.Of(costs.Select(cost => cost.ProcessorSeconds)),
        };
    }

    /// <summary>What each of its networks adds to a project without any.</summary>
    public BuildCost OfEach(BuildCost none) => new(
        1,
        SourceBytes / Networks,
        (ILBytes - none.ILBytes) / Networks,
        (GeneratorSeconds - none.GeneratorSeconds) / Networks,
        (CompilerSeconds - none.CompilerSeconds) / Networks,
        (ProcessorSeconds - none.ProcessorSeconds) / Networks);

    private static long CountIL(MemoryStream assembly)
    {
        assembly.Position = 0;
        using var file = new PEReader(assembly, PEStreamOptions.LeaveOpen);
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.MethodDefinitions
            .Select(handle => metadata.GetMethodDefinition(handle).RelativeVirtualAddress)
            .Where(address => address != 0)
            .Sum(address => (long)file.GetMethodBody(address).GetILReader().Length);
    }
}
