using CompiledNet.Generator.Activations;

namespace CompiledNet.Generator.Model;

/// <summary>An activation by its name in <see cref="ActivationCatalog"/>, with its slope or α.</summary>
internal sealed record ActivationModel(string Name, float Parameter)
{
    public ActivationFunction Function => ActivationCatalog.Get(Name);
}
