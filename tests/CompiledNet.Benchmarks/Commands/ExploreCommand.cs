using BenchmarkDotNet.Running;
using CompiledNet.Benchmarks.Exploring;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>
/// Hands over to BenchmarkDotNet: <c>explore NetworkD.*Forward</c>, and any of its own options behind, such as
/// <c>--job short</c> or <c>--disasm --disasmDepth 4</c>, which reaches the kernels.
/// </summary>
internal static class ExploreCommand
{
    public static int Run(string[] arguments)
    {
        string[] options = arguments is [var filter, .. var rest] && !filter.StartsWith('-')
            ? ["--filter", $"*{filter}*", .. rest]
            : [.. arguments, .. arguments.Contains("--filter") ? Array.Empty<string>() : ["--filter", "*"]];
        return BenchmarkSwitcher.FromTypes([typeof(NetworkBenchmarks<>)]).Run(options).Any() ? 0 : 1;
    }
}
