using CompiledNet.Generator.Expressions;

namespace CompiledNet.Generator.Losses;

/// <summary>A loss that sums over the outputs of a row, each by itself.</summary>
internal abstract class ElementwiseLoss : LossFunction
{
    /// <summary>The name of the variable from which the loss starts: <c>a</c>, or <c>z</c> if it is fused.</summary>
    public string Input => FusedActivation is null ? "a" : "z";

    /// <summary>The loss <c>L</c>, and its derivative times a factor.</summary>
    /// <param name="x">What <see cref="Input"/> names.</param>
    /// <param name="y">The target.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="delta">The argument δ.</param>
    public abstract (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float delta);
}
