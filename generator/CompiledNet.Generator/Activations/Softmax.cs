namespace CompiledNet.Generator.Activations;

/// <summary>
/// <c>aᵢ = e^zᵢ / Σⱼ e^zⱼ</c> over the units of a layer; <c>dzᵢ = aᵢ·(daᵢ − Σⱼ daⱼ·aⱼ)</c>. The largest <c>z</c> is
/// subtracted first, which changes nothing but keeps <c>e^z</c> finite.
/// </summary>
internal sealed class Softmax : ActivationFunction
{
    public override string Name => "Softmax";

    public override int Operations => 40;

    public override string Formula(float parameter) => "e^z / Σ e^z";
}
