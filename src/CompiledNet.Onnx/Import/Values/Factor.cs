namespace CompiledNet.Onnx.Import.Values;

/// <summary>A part of an axis that stays together whatever nodes do to shapes. Each is a thing of its own: two of the same size are not the same.</summary>
/// <param name="size">Its size, at least 2; without meaning for <see cref="Rows"/>.</param>
/// <param name="order">
/// Which index of the model stands at each place in memory; null if they stand in order.
/// </param>
internal sealed class Factor(int size, int[]? order = null)
{
    /// <summary>The rows of the batch, which the memory of a row does not have.</summary>
    public static readonly Factor Rows = new(1);

    public int Size { get; } = size;

    public int[]? Order { get; } = order;

    public override string ToString() => this == Rows ? "rows" : $"{Size}";
}
