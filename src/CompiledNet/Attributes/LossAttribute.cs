namespace CompiledNet;

/// <summary>What training minimises: the mean of a loss function over the rows of a batch (the cost).</summary>
/// <param name="function">The loss of one row.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LossAttribute(LossFunction function) : Attribute
{
    /// <summary>The loss of one row.</summary>
    public LossFunction Function { get; } = function;

    /// <summary>
    /// The δ of <see cref="LossFunction.Huber"/>: the error at which the parabola becomes a line, greater than 0; 1
    /// by default.
    /// </summary>
    public float Delta { get; set; } = 1f;
}
