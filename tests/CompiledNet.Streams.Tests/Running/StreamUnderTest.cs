namespace CompiledNet.Streams.Tests.Running;

/// <summary>A network whose rows are steps in time, without its type.</summary>
public abstract class StreamUnderTest
{
    public abstract int Inputs { get; }

    public abstract int Outputs { get; }

    /// <summary>The name of the network.</summary>
    public abstract string Name { get; }

    /// <summary>A stream that has taken no step.</summary>
    public abstract IVoice Open();

    /// <summary>Steps of each of many streams, those of the first before those of the second.</summary>
    public abstract float[] Step(float[] inputs, IVoice[] streams);

    /// <summary>The outputs of a sequence from zero.</summary>
    public abstract float[] Forward(float[] inputs);

    /// <summary>The outputs of a sequence from zero, step by step.</summary>
    public float[] StepByStep(float[] inputs)
    {
        IVoice stream = Open();
        return [.. inputs.Chunk(Inputs).SelectMany(stream.Forward)];
    }

    /// <summary>Drawn inputs of some steps.</summary>
    public float[] Draw(int steps, int seed = 5) => Running.Draw.Values(steps * Inputs, seed);

    public override string ToString() => Name;
}

/// <summary>A stream of a network.</summary>
public interface IVoice
{
    /// <summary>Takes steps.</summary>
    float[] Forward(float[] inputs);

    /// <summary>The same without allocating.</summary>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    void Reset();

    void CopyTo(IVoice other);
}

/// <inheritdoc/>
public sealed class StreamUnderTest<TNetwork> : StreamUnderTest
    where TNetwork : class, IStreamNetwork<TNetwork>
{
    public TNetwork Network { get; } = Running.Draw.Network<TNetwork>();

    public override int Inputs => TNetwork.Description.InputSize;

    public override int Outputs => TNetwork.Description.OutputSize;

    public override string Name => TNetwork.Description.Name;

    public override IVoice Open() => new Voice(Network);

    public override float[] Step(float[] inputs, IVoice[] streams)
    {
        var outputs = new float[inputs.Length / Inputs * Outputs];
        Network.Forward(inputs, outputs, streams.Select(stream => ((Voice)stream).State).ToArray());
        return outputs;
    }

    public override float[] Forward(float[] inputs)
    {
        var outputs = new float[inputs.Length / Inputs * Outputs];
        Network.Forward(inputs, outputs);
        return outputs;
    }

    private sealed class Voice(TNetwork network) : IVoice
    {
        public StreamState<TNetwork> State { get; } = network.CreateState();

        public float[] Forward(float[] inputs)
        {
            var outputs = new float[inputs.Length / TNetwork.Description.InputSize * TNetwork.Description.OutputSize];
            network.Forward(inputs, outputs, State);
            return outputs;
        }

        public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Forward(inputs, outputs, State);

        public void Reset() => State.Reset();

        public void CopyTo(IVoice other) => State.CopyTo(((Voice)other).State);
    }
}
