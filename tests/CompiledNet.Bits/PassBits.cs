namespace CompiledNet.Bits;

/// <summary>Passes over rows: outputs, however the rows are cut, and gradients.</summary>
internal static class PassBits
{
    /// <summary>The rows that are drawn, more than any block of rows has.</summary>
    public const int Rows = 1000;

    /// <summary>The largest of the small batches, more than any tile of rows has: all of 1, 2, 3, … are tried.</summary>
    public const int LargestSmallBatch = 40;

    /// <summary>Batches of one row, of some and of many.</summary>
    public static IReadOnlyList<int> Batches { get; } = [1, LargestSmallBatch, Rows];

    /// <summary>The fewest rows with which a network is trained: two where statistics of the batch are taken.</summary>
    public static int FewestToTrain<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Description.Statistics.Any() ? 2 : 1;

    public static TNetwork Create<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Create(seed: 42);

    public static float[] Inputs<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => Draw.Rows(Rows, TNetwork.Description.InputSize, seed: 1);

    public static void Print<TNetwork>(Digests digests)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = Create<TNetwork>();
        float[] inputs = Inputs<TNetwork>();
        string name = TNetwork.Description.Name;

        digests.AppendFinite(network.Parameters);
        digests.EndPart($"{name}, first parameters");

        digests.AppendFinite(Forward(network, inputs, [Rows]));
        digests.EndPart($"{name}, outputs of all rows at once");

        digests.AppendFinite(Forward(network, inputs, Enumerable.Range(1, LargestSmallBatch)));
        digests.EndPart($"{name}, outputs of 1, 2, 3, … rows at once");

        AppendBackward(digests, network, inputs);
        digests.EndPart($"{name}, gradients from the outputs");
    }

    /// <summary>The outputs of all rows, computed in pieces of these lengths and what is left of the rows.</summary>
    private static float[] Forward<TNetwork>(TNetwork network, float[] inputs, IEnumerable<int> pieces)
        where TNetwork : class, INetwork<TNetwork>
    {
        int inputSize = TNetwork.Description.InputSize;
        int outputSize = TNetwork.Description.OutputSize;
        var outputs = new float[Rows * outputSize];
        int row = 0;
        foreach (int rows in pieces.Append(Rows))
        {
            int piece = Math.Min(rows, Rows - row);
            network.Forward(inputs.AsSpan(row * inputSize, piece * inputSize), outputs.AsSpan(row * outputSize, piece * outputSize));
            row += piece;
        }

        return outputs;
    }

    private static void AppendBackward<TNetwork>(Digests digests, TNetwork network, float[] inputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        var gradients = new ParameterBuffer<TNetwork>();
        float[] outputGradients = Draw.Rows(Rows, TNetwork.Description.OutputSize, seed: 2);
        var inputGradients = new float[inputs.Length];
        foreach (int rows in Batches)
        {
            int length = rows * TNetwork.Description.InputSize;
            network.BackwardFrom(
                inputs.AsSpan(0, length),
                outputGradients.AsSpan(0, rows * TNetwork.Description.OutputSize),
                gradients,
                inputGradients.AsSpan(0, length));
            digests.AppendFinite(gradients);
            digests.AppendFinite(inputGradients.AsSpan(0, length));
        }
    }
}
