using CompiledNet.Generator.Losses;

namespace CompiledNet.Generator.Model;

/// <summary>A loss by its name in <see cref="LossCatalog"/>, with its argument.</summary>
internal sealed record LossModel(string Name, float Parameter)
{
    public LossFunction Function => LossCatalog.Get(Name);
}
