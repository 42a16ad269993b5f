namespace CompiledNet.Reference;

/// <summary>How the reference computes: in double precision, or as far from it as float arithmetic may be.</summary>
internal interface IArithmetic
{
    /// <summary>The result of an operation or a few.</summary>
    /// <param name="value">The value in double precision.</param>
    /// <param name="error">The error of float arithmetic, in the terms of <see cref="FloatError"/>.</param>
    /// <param name="place">The number of the operation in the network.</param>
    double Round(double value, double error, int place);

    /// <summary>The argument that chooses the piece of a function with kinks.</summary>
    /// <param name="argument">The argument that the function has in this evaluation.</param>
    /// <param name="center">The one that it has at the network's own parameters in double precision.</param>
    double Choosing(double argument, double center);
}
