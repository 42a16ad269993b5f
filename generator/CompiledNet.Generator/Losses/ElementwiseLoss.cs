namespace CompiledNet.Generator.Losses;

/// <summary>A loss that sums over the outputs of a row, each by itself.</summary>
internal abstract class ElementwiseLoss : LossFunction
{
    /// <summary>The name of the variable from which the loss starts: <c>a</c>, or <c>z</c> if it is fused.</summary>
    public string Input => FusedActivation is null ? "a" : "z";

    /// <summary>
    /// The C# statements that declare <c>value</c>, the loss, and <c>derivative</c>, its derivative times
    /// <c>scale</c>, from the vectors <see cref="Input"/>, <c>y</c> and <c>scale</c>.
    /// </summary>
    public abstract string Statements(float delta);
}
