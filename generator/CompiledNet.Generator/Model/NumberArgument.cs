using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Model;

/// <summary>A number that a layer's attribute takes.</summary>
internal static class NumberArgument
{
    /// <summary>The value; reports one that is out of range.</summary>
    public static float Check(FunctionParameter parameter, Written<float> written, List<DiagnosticInfo> diagnostics)
    {
        if (!parameter.IsValid(written.Value))
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ArgumentOutOfRange, written.Location, parameter.Name, parameter.Range, Literal.Number(written.Value)));
        return written.Value;
    }
}
