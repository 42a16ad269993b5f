using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Norms;

/// <summary>The numbers that norms take.</summary>
internal static class NormArguments
{
    public static readonly FunctionParameter Epsilon = FunctionParameter.Positive("Epsilon", 1e-5f);

    public static readonly FunctionParameter Momentum = new("Momentum", 0.1f, "from 0 to 1", value => value is >= 0f and <= 1f);

    /// <summary>The value that is written, or the default; reports one that is out of range.</summary>
    public static float Value(FunctionParameter parameter, Written<float>? written, List<DiagnosticInfo> diagnostics) => written is null
        ? parameter.Default
        : NumberArgument.Check(parameter, written, diagnostics);
}
