using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CompiledNet.Bits;

/// <summary>One number for all that a network computes, to the last bit.</summary>
internal static class Digest
{
    private const int Rows = 37;
    private const int Steps = 100;
    private const float LearningRate = 0.02f;

    /// <summary>Prints the network's name and the hash of its outputs, costs and gradients, and of training.</summary>
    public static void Print<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 42);
        float[] inputs = Draw(Rows * TNetwork.Description.InputSize, -2, 2, seed: 1);
        float[] targets = Draw(Rows * TNetwork.Description.OutputSize, 0, 1, seed: 2);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendPasses(hash, network, inputs, targets);
        AppendTraining(hash, network, inputs, targets);
        Console.WriteLine($"{Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16))} {TNetwork.Description.Name}");
    }

    private static void AppendPasses<TNetwork>(IncrementalHash hash, TNetwork network, float[] inputs, float[] targets)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var outputs = new float[Rows * TNetwork.Description.OutputSize];
        var inputGradients = new float[inputs.Length];
        var gradients = new ParameterBuffer<TNetwork>();
        network.Forward(inputs, outputs);
        Append(hash, outputs);
        Append(hash, [network.ComputeLoss(inputs, targets)]);
        network.BackwardFrom(inputs, outputs, gradients, inputGradients);
        Append(hash, gradients.ToArray());
        Append(hash, inputGradients);
    }

    private static void AppendTraining<TNetwork>(IncrementalHash hash, TNetwork network, float[] inputs, float[] targets)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var gradients = new ParameterBuffer<TNetwork>();
        for (int step = 0; step < Steps; step++)
        {
            Append(hash, [network.Backward(inputs, targets, gradients)]);
            Span<float> parameters = network.Parameters.AsSpan();
            Span<float> derivatives = gradients.AsSpan();
            for (int i = 0; i < parameters.Length; i++)
                parameters[i] -= LearningRate * derivatives[i];
        }

        Append(hash, network.Parameters.ToArray());
    }

    /// <exception cref="InvalidOperationException">A value is not finite: what then follows shows nothing.</exception>
    private static void Append(IncrementalHash hash, float[] values)
    {
        if (!values.All(float.IsFinite))
            throw new InvalidOperationException("The network met a value that is not finite.");
        hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static float[] Draw(int count, float from, float to, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => from + (to - from) * random.NextSingle())];
    }
}
