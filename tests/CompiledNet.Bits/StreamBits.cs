namespace CompiledNet.Bits;

/// <summary>Streams: outputs, however the steps are cut and whatever other streams there are; gradients of sequences, and training with them.</summary>
internal static class StreamBits
{
    private const int StepsPerSequence = 40;
    private const int WarmUpSteps = 7;
    private const int Streams = 50;
    private const int TrainingSteps = 50;

    public static void Print<TNetwork>(Digests digests)
        where TNetwork : class, ITrainableStreamNetwork<TNetwork>
    {
        TNetwork network = PassBits.Create<TNetwork>();
        float[] inputs = PassBits.Inputs<TNetwork>(), targets = Draw.Targets(PassBits.Rows, TNetwork.Description.OutputSize, seed: 3);
        string name = TNetwork.Description.Name;

        digests.AppendFinite(network.Parameters);
        digests.EndPart($"{name}, first parameters");

        digests.AppendFinite(Steps(network, inputs, [PassBits.Rows]));
        digests.EndPart($"{name}, outputs of all rows at once");

        digests.AppendFinite(Steps(network, inputs, Enumerable.Range(1, PassBits.LargestSmallBatch)));
        digests.EndPart($"{name}, outputs of 1, 2, 3, … rows at once");

        digests.AppendFinite(StepsOfMany(network, inputs));
        digests.EndPart($"{name}, outputs of {Streams} streams");

        AppendGradients(digests, network, inputs, targets);
        digests.EndPart($"{name}, costs and gradients");

        AppendTraining<TNetwork>(digests, inputs, targets);
        digests.EndPart($"{name}, {TrainingSteps} steps with Adam");
    }

    /// <summary>The outputs of one stream, in pieces of these lengths and what is left of the rows.</summary>
    private static float[] Steps<TNetwork>(TNetwork network, float[] inputs, IEnumerable<int> pieces)
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        int inputSize = TNetwork.Description.InputSize, outputSize = TNetwork.Description.OutputSize;
        var outputs = new float[PassBits.Rows * outputSize];
        StreamState<TNetwork> state = network.CreateState();
        int row = 0;
        foreach (int rows in pieces.Append(PassBits.Rows))
        {
            int piece = Math.Min(rows, PassBits.Rows - row);
            network.Forward(inputs.AsSpan(row * inputSize, piece * inputSize), outputs.AsSpan(row * outputSize, piece * outputSize), state);
            row += piece;
        }

        return outputs;
    }

    private static float[] StepsOfMany<TNetwork>(TNetwork network, float[] inputs)
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        int inputSize = TNetwork.Description.InputSize, outputSize = TNetwork.Description.OutputSize;
        var outputs = new float[PassBits.Rows * outputSize];
        StreamState<TNetwork>[] states = [.. Enumerable.Range(0, Streams).Select(_ => network.CreateState())];
        for (int row = 0; row < PassBits.Rows; row += Streams)
            network.Forward(inputs.AsSpan(row * inputSize, Streams * inputSize), outputs.AsSpan(row * outputSize, Streams * outputSize), states);
        return outputs;
    }

    /// <summary>Of sequences that begin from zero, and of the same that go on where states stand.</summary>
    private static void AppendGradients<TNetwork>(Digests digests, TNetwork network, float[] inputs, float[] targets)
        where TNetwork : class, ITrainableStreamNetwork<TNetwork>
    {
        var gradients = new ParameterBuffer<TNetwork>();
        foreach (int sequences in (int[])[1, 3, PassBits.Rows / StepsPerSequence])
        {
            ReadOnlySpan<float> someInputs = inputs.AsSpan(0, sequences * StepsPerSequence * TNetwork.Description.InputSize);
            ReadOnlySpan<float> someTargets = targets.AsSpan(0, sequences * StepsPerSequence * TNetwork.Description.OutputSize);
            StreamState<TNetwork>[] states = [.. Enumerable.Range(0, sequences).Select(_ => network.CreateState())];
            network.Backward(someInputs, someTargets, gradients, states);
            digests.AppendFinite([network.Backward(someInputs, someTargets, gradients, states, WarmUpSteps)]);
            digests.AppendFinite(gradients);
            digests.AppendFinite([network.ComputeLoss(someInputs, someTargets, StepsPerSequence, WarmUpSteps), network.Backward(someInputs, someTargets, gradients, StepsPerSequence, WarmUpSteps)]);
            digests.AppendFinite(gradients);
        }
    }

    private static void AppendTraining<TNetwork>(Digests digests, float[] inputs, float[] targets)
        where TNetwork : class, ITrainableStreamNetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(PassBits.Create<TNetwork>(), new Adam { LearningRate = 0.01f, MaxGradientNorm = 1f }) { StepsPerSequence = StepsPerSequence, WarmUpSteps = WarmUpSteps };
        for (int step = 0; step < TrainingSteps; step++)
        {
            int rows = (step % 5 + 1) * StepsPerSequence, first = step * 7;
            digests.AppendFinite([trainer.Step(inputs.AsSpan(first * TNetwork.Description.InputSize, rows * TNetwork.Description.InputSize), targets.AsSpan(first * TNetwork.Description.OutputSize, rows * TNetwork.Description.OutputSize))]);
        }

        digests.AppendFinite(trainer.Model.Parameters);
    }
}
