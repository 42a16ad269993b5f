using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Text;

/// <summary>The variables that refer to the values of a pass, as the notation has them.</summary>
internal static class ValueNames
{
    public static string Of(PassValue value) => value.Kind switch
    {
        ValueKind.Input => "x",
        ValueKind.Output or ValueKind.Targets => "y",
        ValueKind.InputGradients => "dx",
        ValueKind.Panel => "panel",
        ValueKind.Activations => $"a{value.Layer}",
        ValueKind.PreActivations => $"z{value.Layer}",
        ValueKind.Derivatives => $"dz{value.Layer}",
        _ => throw new InvalidOperationException($"No name for {value.Kind}."),
    };
}
