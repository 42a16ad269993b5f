namespace CompiledNet.Streams.Tests.Running;

/// <summary>Numbers for tests, the same in every run.</summary>
internal static class Draw
{
    /// <summary>Numbers from −1 to 1.</summary>
    public static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2f - 1f)];
    }

    /// <summary>A network whose parameters are all drawn, biases too.</summary>
    public static TNetwork Network<TNetwork>(float size = 0.5f)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(1);
        network.Parameters.CopyFrom([.. Values(network.Parameters.Count, 7).Select(value => value * size)]);
        return network;
    }
}
