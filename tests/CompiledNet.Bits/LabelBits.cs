namespace CompiledNet.Bits;

/// <summary>Costs and gradients from class labels.</summary>
internal static class LabelBits
{
    public static void Print<TNetwork>(Digests digests)
        where TNetwork : class, IClassifierNetwork<TNetwork>
    {
        TrainingBits.Print<TNetwork>(digests);

        TNetwork network = PassBits.Create<TNetwork>();
        float[] inputs = PassBits.Inputs<TNetwork>();
        int[] labels = Draw.Labels(PassBits.Rows, TNetwork.Description.OutputSize, seed: 4);
        var gradients = new ParameterBuffer<TNetwork>();
        foreach (int rows in new[] { PassBits.FewestToTrain<TNetwork>(), PassBits.LargestSmallBatch, 100 })
        {
            ReadOnlySpan<float> batch = inputs.AsSpan(0, rows * TNetwork.Description.InputSize);
            digests.AppendFinite([network.ComputeLoss(batch, labels.AsSpan(0, rows)), network.Backward(batch, labels.AsSpan(0, rows), gradients)]);
            digests.AppendFinite(gradients);
        }

        digests.EndPart($"{TNetwork.Description.Name}, costs and gradients from labels");
    }
}
