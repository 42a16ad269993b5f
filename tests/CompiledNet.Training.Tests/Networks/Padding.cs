namespace CompiledNet.Training.Tests;

/// <summary>What holds of the storage between the tensors.</summary>
internal static class Padding
{
    /// <summary>Everything that is not in a tensor is +0.</summary>
    public static void IsZero<TNetwork>(ParameterBuffer<TNetwork> buffer)
        where TNetwork : class, INetwork<TNetwork>
    {
        var copy = new ParameterBuffer<TNetwork>();
        copy.CopyFrom(buffer.ToArray());
        Assert.Equal(Noise.Bits(copy.AsSpan()), Noise.Bits(buffer.AsSpan()));
    }
}
