using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

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
    /// <param name="delta">The argument of the attribute, such as the δ of Huber.</param>
    public abstract (Expression Value, Expression Derivative) Of(Expression x, Expression y, Expression scale, float delta);

    /// <summary>
    /// The mean of terms near the largest float is finite, so their sum must not overflow. It is taken in a unit that is a power of two,
    /// which leaves every bit as it would be. Where rows have one output each, side by side, the terms of a block of
    /// rows are added as those of a row are.
    /// </summary>
    public override (Value Total, Value Derivative) Lower(ProgramBuilder to, Value x, Value y, Value scale, float delta, bool isDotProduct)
    {
        (Expression value, Expression derivative) = Of(new Read(x), new Read(y), new Read(scale), delta);
        Value terms = to.Map("L", x.Axes, value);
        Value dx = to.Map($"d{x.Notation}", x.Axes, derivative, Explanation(delta));
        if (isDotProduct)
        {
            float unit = Unit(BlocksInDouble.MostRows);
            Value each = to.View("L", terms, [Axis.Rows]);
            return (to.Sum("total", each, Axis.Rows, new BlocksInDouble(unit), 1f / unit), dx);
        }
        else
        {
            Axis outputs = x.Axes[x.Axes.Count - 1];
            float unit = Unit(outputs.Length);
            Value ofRow = to.Sum("loss", terms, outputs, new ByHalves(), 1f / unit);
            return (to.Sum("total", ofRow, Axis.Rows, new InDouble(unit)), dx);
        }
    }

    /// <summary>A power of two above the number of terms: a sum of so many floats is less than the largest float of it.</summary>
    private static float Unit(int terms)
    {
        long unit = 2;
        while (unit <= terms)
            unit *= 2;
        return unit;
    }
}
