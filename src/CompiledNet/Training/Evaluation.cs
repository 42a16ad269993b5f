namespace CompiledNet;

/// <summary>How well a network does on a dataset.</summary>
/// <param name="Loss">The mean loss over the rows.</param>
/// <param name="Accuracy">
/// The share of rows classified correctly, in [0, 1]: with cross-entropy, where the largest output is at the label (or at
/// the largest target); with binary cross-entropy of one output, where output and target are on the same side of ½. A
/// row with an output that is NaN is never correct. Null for other networks.
/// </param>
/// <param name="RowCount">The number of rows.</param>
public sealed record Evaluation(double Loss, double? Accuracy, int RowCount);
