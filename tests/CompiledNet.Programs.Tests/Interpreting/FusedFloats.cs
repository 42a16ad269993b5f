using CompiledNet.Numerics;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>Floats, products added with one rounding, and the library's own functions.</summary>
internal readonly struct FusedFloats : IArithmetic<float>
{
    public static float MultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);

    public static float ExpOfNonPositiveScaled(float x) => LibraryFunctions<Lanes128>.ExpOfNonPositiveScaled(x);

    public static float Exp(float x) => LibraryFunctions<Lanes128>.Exp(x);

    public static float Log(float x) => LibraryFunctions<Lanes128>.Log(x);

    public static float Sigmoid(float x) => LibraryFunctions<Lanes128>.Sigmoid(x);

    public static float Tanh(float x) => LibraryFunctions<Lanes128>.Tanh(x);

    public static float ExpMinusOne(float x) => LibraryFunctions<Lanes128>.ExpMinusOne(x);

    public static float Softplus(float x) => LibraryFunctions<Lanes128>.Softplus(x);

    public static float GaussianCdf(float x) => LibraryFunctions<Lanes128>.GaussianCdf(x);

    public static float GaussianDensity(float x) => LibraryFunctions<Lanes128>.GaussianDensity(x);
}
