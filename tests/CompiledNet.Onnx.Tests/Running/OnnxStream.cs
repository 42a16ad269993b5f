namespace CompiledNet.Onnx.Tests.Running;

/// <summary>A stream of a generated network, with its type hidden.</summary>
internal abstract class OnnxStream
{
    /// <summary>The outputs of the next steps.</summary>
    public abstract float[] Forward(float[] inputs);

    public static OnnxStream Of(object network) =>
        (OnnxStream)Activator.CreateInstance(typeof(OnnxStream<>).MakeGenericType(network.GetType()), network)!;
}

/// <inheritdoc/>
internal sealed class OnnxStream<TNetwork>(TNetwork network) : OnnxStream
    where TNetwork : class, IStreamNetwork<TNetwork>
{
    private readonly StreamState<TNetwork> _state = network.CreateState();

    public override float[] Forward(float[] inputs)
    {
        var outputs = new float[inputs.Length / TNetwork.Description.InputSize * TNetwork.Description.OutputSize];
        network.Forward(inputs, outputs, _state);
        return outputs;
    }
}
