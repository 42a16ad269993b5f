namespace CompiledNet.Tests.Reference.Graph;

/// <summary>The cost of a batch, the mean of the loss, from a graph's outputs.</summary>
internal static class GraphCost
{
    public static double Of(Tensor outputs, double[] targets, LossSpec loss) => Of(outputs, targets, loss, Ones(outputs));

    /// <summary>The same where the loss of each row is multiplied by a weight.</summary>
    public static double Of(Tensor outputs, double[] targets, LossSpec loss, double[] weights) =>
        outputs.Values.Zip(Losses.Aims(loss, targets, outputs.RowLength), (a, y) => Losses.Value(loss, a, y)).Select((value, i) => weights[i / outputs.RowLength] * value).Sum()
            / Losses.Terms(loss, outputs.Rows, outputs.RowLength);

    /// <summary>The derivative of the cost with respect to every output.</summary>
    public static Tensor OutputGradients(Tensor outputs, double[] targets, LossSpec loss) => OutputGradients(outputs, targets, loss, Ones(outputs));

    /// <summary>The same where the loss of each row is multiplied by a weight.</summary>
    public static Tensor OutputGradients(Tensor outputs, double[] targets, LossSpec loss, double[] weights) => new(
        outputs.Shape,
        [.. outputs.Values.Zip(Losses.Aims(loss, targets, outputs.RowLength), (a, y) => Losses.Derivative(loss, a, y) / Losses.Terms(loss, outputs.Rows, outputs.RowLength))
            .Select((value, i) => weights[i / outputs.RowLength] * value)]);

    private static double[] Ones(Tensor outputs) => [.. Enumerable.Repeat(1.0, outputs.Rows)];
}
