using CompiledNet.Numerics;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>Floats, products rounded before they are added, in the library's own functions too.</summary>
internal readonly struct UnfusedFloats : IArithmetic<float>
{
    public static float MultiplyAdd(float x, float y, float z) => x * y + z;

    public static float ExpOfNonPositiveScaled(float x) => LibraryFunctions<Unfused<Lanes128>>.ExpOfNonPositiveScaled(x);

    public static float Exp(float x) => LibraryFunctions<Unfused<Lanes128>>.Exp(x);

    public static float Log(float x) => LibraryFunctions<Unfused<Lanes128>>.Log(x);

    public static float Sigmoid(float x) => LibraryFunctions<Unfused<Lanes128>>.Sigmoid(x);

    public static float Tanh(float x) => LibraryFunctions<Unfused<Lanes128>>.Tanh(x);

    public static float ExpMinusOne(float x) => LibraryFunctions<Unfused<Lanes128>>.ExpMinusOne(x);

    public static float Softplus(float x) => LibraryFunctions<Unfused<Lanes128>>.Softplus(x);

    public static float GaussianCdf(float x) => LibraryFunctions<Unfused<Lanes128>>.GaussianCdf(x);

    public static float GaussianDensity(float x) => LibraryFunctions<Unfused<Lanes128>>.GaussianDensity(x);
}
