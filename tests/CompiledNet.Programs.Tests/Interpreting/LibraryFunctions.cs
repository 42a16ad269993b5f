using CompiledNet.Numerics;

namespace CompiledNet.Programs.Tests.Interpreting;

/// <summary>The library's functions of one number, which are written for registers: every lane holds it.</summary>
internal static class LibraryFunctions<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static float ExpOfNonPositiveScaled(float x) => Numerics.Exp.OfNonPositiveScaled(TLanes.Broadcast(x)).First();

    public static float Exp(float x) => Numerics.Exp.Of(TLanes.Broadcast(x)).First();

    public static float Log(float x) => Numerics.Log.Of(TLanes.Broadcast(x)).First();

    public static float Sigmoid(float x) => Numerics.Sigmoid.Of(TLanes.Broadcast(x)).First();

    public static float Tanh(float x) => Numerics.Tanh.Of(TLanes.Broadcast(x)).First();

    public static float ExpMinusOne(float x) => Numerics.ExpMinusOne.Of(TLanes.Broadcast(x)).First();

    public static float Softplus(float x) => Numerics.Softplus.Of(TLanes.Broadcast(x)).First();

    public static float GaussianCdf(float x) => Numerics.GaussianCdf.Of(TLanes.Broadcast(x)).First();

    public static float GaussianDensity(float x)
    {
        Numerics.GaussianCdf.Of(TLanes.Broadcast(x), out TLanes density);
        return density.First();
    }
}
