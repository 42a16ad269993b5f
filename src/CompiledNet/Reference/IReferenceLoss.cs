namespace CompiledNet.Reference;

/// <summary>A loss of one row, from what the last step gives.</summary>
internal interface IReferenceLoss
{
    /// <summary>The terms that a row adds to the mean that is the cost.</summary>
    /// <param name="outputs">The number of outputs of a row.</param>
    int Terms(int outputs);

    /// <summary>The sum over the outputs of the row.</summary>
    /// <param name="x">What the last step gives.</param>
    /// <param name="center">The same at the network's own parameters in double precision.</param>
    /// <param name="y">The targets.</param>
    /// <param name="arithmetic">How to compute.</param>
    double Value(double[] x, double[] center, double[] y, IArithmetic arithmetic);

    /// <summary>The derivative of <see cref="Value"/> with respect to <paramref name="x"/>, times <paramref name="scale"/>.</summary>
    double[] Derivative(double[] x, double[] center, double[] y, double scale, IArithmetic arithmetic);
}
