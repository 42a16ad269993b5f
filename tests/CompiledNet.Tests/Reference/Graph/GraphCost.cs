namespace CompiledNet.Tests.Reference.Graph;

/// <summary>The cost of a batch, the mean of the loss, from a graph's outputs.</summary>
internal static class GraphCost
{
    public static double Of(Tensor outputs, double[] targets, LossSpec loss) =>
        outputs.Values.Zip(Losses.Aims(loss, targets, outputs.RowLength), (a, y) => Losses.Value(loss, a, y)).Sum() / Losses.Terms(loss, outputs.Rows, outputs.RowLength);

    /// <summary>The derivative of the cost with respect to every output.</summary>
    public static Tensor OutputGradients(Tensor outputs, double[] targets, LossSpec loss) => new(
        outputs.Shape,
        [.. outputs.Values.Zip(Losses.Aims(loss, targets, outputs.RowLength), (a, y) => Losses.Derivative(loss, a, y) / Losses.Terms(loss, outputs.Rows, outputs.RowLength))]);
}
