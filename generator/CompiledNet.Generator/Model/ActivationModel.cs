using CompiledNet.Generator.Activations;

namespace CompiledNet.Generator.Model;

/// <summary>An activation by its name in <see cref="ActivationCatalog"/>, with its slope or α.</summary>
internal sealed record ActivationModel(string Name, float Parameter)
{
    /// <summary>Of a layer that takes no activation.</summary>
    public static readonly ActivationModel None = new("Linear", 0f);

    public ActivationFunction Function => ActivationCatalog.Get(Name);
}
