using CompiledNet.Tests.Shared;

namespace CompiledNet.Properties.Tests.Running;

/// <summary>The steps of a drawn network whose rows are steps in time, without its type.</summary>
internal abstract class StepsUnderTest
{
    /// <summary>A network with the values of these tensors and statistics.</summary>
    public static StepsUnderTest Of(Type type, IReadOnlyDictionary<string, float[]> values) =>
        (StepsUnderTest)Activator.CreateInstance(typeof(StepsUnderTest<>).MakeGenericType(type), values)!;

    /// <summary>The outputs of a stream that has taken no step, in calls of so many steps.</summary>
    public abstract float[] Forward(float[] inputs, int stepsOfCall);

    /// <summary>The outputs of each of so many streams that all see the same, in calls of all of them.</summary>
    public abstract float[][] Forward(float[] inputs, int stepsOfCall, int streams);
}

/// <inheritdoc/>
internal sealed class StepsUnderTest<TNetwork> : StepsUnderTest
    where TNetwork : class, IStreamNetwork<TNetwork>
{
    private readonly TNetwork _network = TNetwork.Create(seed: 0);

    public StepsUnderTest(IReadOnlyDictionary<string, float[]> values)
    {
        foreach ((string tensor, float[] elements) in values)
            _network.Parameters[tensor].CopyFrom(elements);
    }

    public override float[] Forward(float[] inputs, int stepsOfCall)
    {
        StreamState<TNetwork> state = _network.CreateState();
        var outputs = new List<float>();
        foreach (float[] rows in inputs.Chunk(stepsOfCall * TNetwork.Description.InputSize))
        {
            using var memory = new CallersMemory();
            Span<float> some = memory.Room(OutputsOf(rows));
            _network.Forward(memory.Of(rows), some, state);
            outputs.AddRange(some);
        }

        return [.. outputs];
    }

    public override float[][] Forward(float[] inputs, int stepsOfCall, int streams)
    {
        StreamState<TNetwork>[] states = [.. Enumerable.Range(0, streams).Select(_ => _network.CreateState())];
        List<float>[] outputs = [.. states.Select(_ => new List<float>())];
        foreach (float[] rows in inputs.Chunk(stepsOfCall * TNetwork.Description.InputSize))
        {
            using var memory = new CallersMemory();
            Span<float> some = memory.Room(streams * OutputsOf(rows));
            _network.Forward(memory.Of([.. states.SelectMany(_ => rows)]), some, states);
            for (int stream = 0; stream < streams; stream++)
                outputs[stream].AddRange(some.Slice(stream * OutputsOf(rows), OutputsOf(rows)));
        }

        return [.. outputs.Select(stream => stream.ToArray())];
    }

    private static int OutputsOf(float[] rows) => rows.Length / TNetwork.Description.InputSize * TNetwork.Description.OutputSize;
}
