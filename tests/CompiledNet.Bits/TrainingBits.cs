namespace CompiledNet.Bits;

/// <summary>Costs, their gradients, and training with every optimizer.</summary>
internal static class TrainingBits
{
    private const int Steps = 100;

    public static void Print<TNetwork>(Digests digests)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        PassBits.Print<TNetwork>(digests);

        TNetwork network = PassBits.Create<TNetwork>();
        float[] inputs = PassBits.Inputs<TNetwork>();
        float[] targets = Draw.Targets(PassBits.Rows, TNetwork.Description.OutputSize, seed: 3);
        var gradients = new ParameterBuffer<TNetwork>();
        foreach (int batchRows in PassBits.Batches)
        {
            int rows = Math.Max(batchRows, PassBits.FewestToTrain<TNetwork>());
            ReadOnlySpan<float> batch = inputs.AsSpan(0, rows * TNetwork.Description.InputSize);
            ReadOnlySpan<float> batchTargets = targets.AsSpan(0, rows * TNetwork.Description.OutputSize);
            digests.AppendFinite([network.ComputeLoss(batch, batchTargets), network.Backward(batch, batchTargets, gradients)]);
            digests.AppendFinite(gradients);
        }

        digests.EndPart($"{TNetwork.Description.Name}, costs and gradients");

        PrintWeighted<TNetwork>(digests, inputs, targets);
        PrintTraining<TNetwork>(digests, new Sgd { LearningRate = 0.02f }, "Sgd, a row at a time", _ => 1, inputs, targets);
        PrintTraining<TNetwork>(digests, new Sgd { LearningRate = 0.01f, Momentum = 0.9f }, "Sgd with momentum", Batch, inputs, targets);
        PrintTraining<TNetwork>(digests, new Adam { LearningRate = 0.01f }, "Adam", Batch, inputs, targets);
    }

    /// <summary>Steps with rows that count from 0 to 2.</summary>
    private static void PrintWeighted<TNetwork>(Digests digests, float[] inputs, float[] targets)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(PassBits.Create<TNetwork>(), new Sgd { LearningRate = 0.01f, Momentum = 0.5f });
        float[] weights = [.. Draw.Rows(PassBits.Rows, 1, seed: 5).Select(MathF.Abs)];
        foreach (int batchRows in PassBits.Batches)
        {
            int rows = Math.Max(batchRows, PassBits.FewestToTrain<TNetwork>());
            digests.AppendFinite([trainer.Step(inputs.AsSpan(0, rows * TNetwork.Description.InputSize), targets.AsSpan(0, rows * TNetwork.Description.OutputSize), weights.AsSpan(0, rows))]);
            digests.AppendFinite(trainer.Gradients);
        }

        digests.AppendFinite(trainer.Model.Parameters);
        digests.EndPart($"{TNetwork.Description.Name}, steps with weights of rows");
    }

    /// <summary>Batches of 1, 2, 3, … rows by turns.</summary>
    private static int Batch(int step) => step % PassBits.LargestSmallBatch + 1;

    private static void PrintTraining<TNetwork>(Digests digests, Optimizer optimizer, string how, Func<int, int> batch, float[] inputs, float[] targets)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(PassBits.Create<TNetwork>(), optimizer);
        for (int step = 0; step < Steps; step++)
        {
            int rows = Math.Max(batch(step), PassBits.FewestToTrain<TNetwork>());
            int first = step * 7;
            float cost = trainer.Step(
                inputs.AsSpan(first * TNetwork.Description.InputSize, rows * TNetwork.Description.InputSize),
                targets.AsSpan(first * TNetwork.Description.OutputSize, rows * TNetwork.Description.OutputSize));
            digests.AppendFinite([cost]);
        }

        digests.AppendFinite(trainer.Model.Parameters);
        digests.EndPart($"{TNetwork.Description.Name}, {Steps} steps with {how}");
    }
}
