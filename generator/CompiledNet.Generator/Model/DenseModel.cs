namespace CompiledNet.Generator.Model;

/// <summary><c>a = g(W·x + b)</c> with <c>W</c> of shape [units, inputs].</summary>
internal sealed record DenseModel(
    string Name,
    int InputSize,
    int OutputSize,
    ActivationModel Activation,
    bool UseBias,
    string Initializer,
    float InitialValue)
    : LayerModel("Dense", Name, InputSize, OutputSize, Activation)
{
    public override long MultiplyAdds => (long)InputSize * OutputSize;

    public override long ParameterCount => MultiplyAdds + (UseBias ? OutputSize : 0);
}
