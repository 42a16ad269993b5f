namespace CompiledNet.Reference;

/// <summary>
/// One operation of a network on a batch, forward and backward; values lie row by row. A kind of layer is a sequence of these (see
/// <see cref="ReferenceLayers"/>).
/// </summary>
internal interface IReferenceStep
{
    /// <summary>The indices of the step's tensors in the network's; none of a step without parameters.</summary>
    Range Tensors => 0..0;

    /// <summary>The outputs.</summary>
    /// <param name="x">What the step takes: most take one thing, a sum or a concatenation several.</param>
    /// <param name="center">The same at the network's own parameters in double precision.</param>
    /// <param name="arithmetic">How to compute.</param>
    double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic);

    /// <summary>
    /// The derivatives with respect to each thing that the step takes, and into <paramref name="gradients"/> those with respect to the
    /// parameters.
    /// </summary>
    /// <param name="x">What the step takes.</param>
    /// <param name="center">The same at the network's own parameters in double precision.</param>
    /// <param name="dy">The derivative with respect to the outputs.</param>
    /// <param name="gradients">For each tensor of the network, the sums over rows and positions.</param>
    /// <param name="arithmetic">How to compute.</param>
    double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic);

    /// <summary>The derivatives with respect to the parameters alone, where nothing before the step has any.</summary>
    /// <inheritdoc cref="Backward"/>
    void BackwardToParameters(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic) =>
        Backward(x, center, dy, gradients, arithmetic);

    /// <summary>The outputs in double precision, for inputs near those at the network's own parameters.</summary>
    /// <param name="x">What the step takes.</param>
    /// <param name="center">The same at the network's own parameters.</param>
    /// <param name="y">The outputs there.</param>
    double[] Near(double[][] x, double[][] center, double[] y) => Forward(x, center, DoubleArithmetic.Instance);

    /// <summary>By how much an output moves at most when a parameter moves by 1; 0 if none does.</summary>
    double Reach(double[][] x, int tensor, int element) => 0;

    /// <summary>The outputs when one parameter moves.</summary>
    /// <param name="x">What the step takes.</param>
    /// <param name="y">The outputs before.</param>
    /// <param name="tensor">The index of the parameter's tensor.</param>
    /// <param name="element">Its number in the tensor, in canonical order.</param>
    /// <param name="by">How far it moves.</param>
    double[] Moved(double[][] x, double[] y, int tensor, int element, double by) => y;
}
