using CompiledNet.Generator.Planning.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator;

/// <summary>
/// The project's property <c>CompiledNetKernels</c>: <c>WrittenOut</c> or <c>Precompiled</c>. Without it, a project's Debug build
/// takes precompiled kernels. A compilation that belongs to no project, as in a test of generated code, has them written out.
/// </summary>
internal static class KernelsOption
{
    private const string Property = "build_property.CompiledNetKernels";

    // The SDK shows this property of every project to the compiler.
    private const string OfEveryProject = "build_property.TargetFramework";

    public static KernelSource Of(OptimizationLevel optimization, AnalyzerConfigOptions options)
    {
        options.TryGetValue(Property, out string? asked);
        if (Is(asked, KernelSource.WrittenOut))
            return KernelSource.WrittenOut;
        if (Is(asked, KernelSource.Precompiled))
            return KernelSource.Precompiled;
        return optimization == OptimizationLevel.Debug && options.TryGetValue(OfEveryProject, out _) ? KernelSource.Precompiled : KernelSource.WrittenOut;
    }

    private static bool Is(string? asked, KernelSource source) => string.Equals(asked, source.ToString(), StringComparison.OrdinalIgnoreCase);
}
