using System.Diagnostics;
using CompiledNet.Benchmarks.Measuring;

namespace CompiledNet.Benchmarks.Streaming;

/// <summary>The calls of a network whose rows are steps in time.</summary>
internal static class StreamCalls
{
    private const int Streams = 64;
    private const int Calls = 1_000_000;

    /// <summary>Seconds of one step, of blocks of 64 and 512 steps, and of one step of many streams.</summary>
    public static double[] Seconds<TNetwork>()
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(1);
        int inputs = TNetwork.Description.InputSize, outputs = TNetwork.Description.OutputSize;
        float[] x = Samples.Inputs(512 * inputs, 1), y = new float[512 * outputs];
        StreamState<TNetwork> state = network.CreateState();
        StreamState<TNetwork>[] states = [.. Enumerable.Range(0, Streams).Select(_ => network.CreateState())];
        return Stopclock.Compare(
            () => network.Forward(x.AsSpan(0, inputs), y.AsSpan(0, outputs), state),
            () => network.Forward(x.AsSpan(0, 64 * inputs), y.AsSpan(0, 64 * outputs), state),
            () => network.Forward(x, y, state),
            () => network.Forward(x.AsSpan(0, Streams * inputs), y.AsSpan(0, Streams * outputs), states));
    }

    /// <summary>Seconds of backward passes of 32 sequences of 64 steps, and of 8 of 512.</summary>
    public static double[] TrainingSeconds<TNetwork>()
        where TNetwork : class, ITrainableStreamNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(1);
        var gradients = new ParameterBuffer<TNetwork>();
        int inputs = TNetwork.Description.InputSize, outputs = TNetwork.Description.OutputSize;
        float[] x = Samples.Inputs(8 * 512 * inputs, 1), y = Samples.Inputs(8 * 512 * outputs, 2);
        return Stopclock.Compare(
            () => network.Backward(x.AsSpan(0, 32 * 64 * inputs), y.AsSpan(0, 32 * 64 * outputs), gradients, 64),
            () => network.Backward(x, y, gradients, 512));
    }

    /// <summary>Nanoseconds of each of a million calls of one step, in ascending order; the clock itself takes some of them.</summary>
    public static double[] Ordered<TNetwork>()
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(1);
        int inputs = TNetwork.Description.InputSize, outputs = TNetwork.Description.OutputSize;
        float[] x = Samples.Inputs(1024 * inputs, 1), y = new float[outputs];
        StreamState<TNetwork> state = network.CreateState();
        var times = new double[Calls];
        for (int call = 0; call < Calls; call++)
        {
            long start = Stopwatch.GetTimestamp();
            network.Forward(x.AsSpan(call % 1024 * inputs, inputs), y, state);
            times[call] = (Stopwatch.GetTimestamp() - start) * 1e9 / Stopwatch.Frequency;
        }

        Array.Sort(times);
        return times;
    }
}
