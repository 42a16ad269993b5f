namespace CompiledNet.Reference.Recurrent;

/// <summary>
/// What a kind of recurrent layer does with one unit in one step, given the sums <c>p = W·x[t] + b</c> and <c>q = U·h[t−1] + c</c> of its gates.
/// </summary>
internal interface IRecurrentCell
{
    /// <summary>The number of sums of each kind that a unit has.</summary>
    int Gates { get; }

    /// <summary>The numbers that a unit hands on from step to step, the first of which is <c>h</c>.</summary>
    int States { get; }

    /// <summary>The state behind the step.</summary>
    /// <param name="p">The sums of the inputs, gate by gate.</param>
    /// <param name="q">The sums of the state.</param>
    /// <param name="before">The state before the step.</param>
    /// <param name="arithmetic">How to compute.</param>
    double[] Next(double[] p, double[] q, double[] before, IArithmetic arithmetic);

    /// <summary>The derivatives with respect to what <see cref="Next"/> takes, from those with respect to what it gives.</summary>
    CellGradients Backward(double[] p, double[] q, double[] before, double[] dNext, IArithmetic arithmetic);
}

/// <summary>A cell whose last sum of the state is taken of what a gate leaves of it: <c>q_n = U_n·(r·h[t−1]) + c_n</c>, <c>r</c> from the first sums.</summary>
internal interface IResettingCell : IRecurrentCell
{
    /// <summary>The gate <c>r</c>.</summary>
    double Reset(double[] p, double[] q, IArithmetic arithmetic);

    /// <summary>The derivative with respect to the gate's sums, from that with respect to the gate.</summary>
    double ResetGradient(double[] p, double[] q, double dReset, IArithmetic arithmetic);
}

/// <summary>Derivatives with respect to the sums of a unit and to its state before the step, as far as that is not within the sums.</summary>
internal readonly record struct CellGradients(double[] P, double[] Q, double[] Before);
