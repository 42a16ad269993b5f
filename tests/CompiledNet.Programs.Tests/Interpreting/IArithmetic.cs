using System.Numerics;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>What a number of a program is, and what the functions of expressions give.</summary>
/// <typeparam name="T">The numbers.</typeparam>
internal interface IArithmetic<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>x·y + z</c>, with one rounding or two.</summary>
    static abstract T MultiplyAdd(T x, T y, T z);

    /// <summary><c>2⁶⁴·e^x</c>.</summary>
    static abstract T ExpOfNonPositiveScaled(T x);

    /// <summary><c>e^x</c>.</summary>
    static abstract T Exp(T x);

    /// <summary><c>ln x</c>.</summary>
    static abstract T Log(T x);

    /// <summary><c>1/(1 + e^−x)</c>.</summary>
    static abstract T Sigmoid(T x);

    /// <summary>The hyperbolic tangent.</summary>
    static abstract T Tanh(T x);

    /// <summary><c>e^x − 1</c>.</summary>
    static abstract T ExpMinusOne(T x);

    /// <summary><c>ln(1 + e^x)</c>.</summary>
    static abstract T Softplus(T x);

    /// <summary>The distribution function of the normal distribution.</summary>
    static abstract T GaussianCdf(T x);

    /// <summary>Its density.</summary>
    static abstract T GaussianDensity(T x);
}
