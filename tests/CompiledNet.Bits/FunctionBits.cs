using System.Runtime.Intrinsics;
using CompiledNet.Execution;
using CompiledNet.Numerics;

namespace CompiledNet.Bits;

/// <summary>The functions of CompiledNet.Numerics, and masks of dropout, in the widest registers of the machine.</summary>
internal static class FunctionBits
{
    // A prime, so that all exponents meet all mantissas: 65,551 floats.
    private const uint Stride = 65521;

    public static void Print(Digests digests)
    {
        if (Vector512.IsHardwareAccelerated)
            Print<Lanes512>(digests);
        else if (Vector256.IsHardwareAccelerated)
            Print<Lanes256>(digests);
        else
            Print<Lanes128>(digests);
    }

    private static void Print<TLanes>(Digests digests)
        where TLanes : struct, ILanes<TLanes>
    {
        PrintAll<TLanes>(digests, "");
        PrintAll<Unfused<TLanes>>(digests, ", multiply and add rounded separately");
    }

    private static void PrintAll<TLanes>(Digests digests, string how)
        where TLanes : struct, ILanes<TLanes>
    {
        float[] arguments = Arguments();
        Print<TLanes>(digests, arguments, Exp.Of, $"Functions, {nameof(Exp)}{how}");
        Print<TLanes>(digests, arguments, ExpMinusOne.Of, $"Functions, {nameof(ExpMinusOne)}{how}");
        Print<TLanes>(digests, arguments, Log.Of, $"Functions, {nameof(Log)}{how}");
        Print<TLanes>(digests, arguments, Tanh.Of, $"Functions, {nameof(Tanh)}{how}");
        Print<TLanes>(digests, arguments, Sigmoid.Of, $"Functions, {nameof(Sigmoid)}{how}");
        Print<TLanes>(digests, arguments, Softplus.Of, $"Functions, {nameof(Softplus)}{how}");
        Print<TLanes>(digests, arguments, Erf.Of, $"Functions, {nameof(Erf)}{how}");
        Print<TLanes>(digests, arguments, GaussianCdf.Of, $"Functions, {nameof(GaussianCdf)}{how}");
        Print<TLanes>(digests, arguments, Density, $"Functions, {nameof(GaussianCdf)}, its density{how}");
        PrintMasks<TLanes>(digests, $"Functions, {nameof(Dropout)}{how}");
    }

    private static void Print<TLanes>(Digests digests, float[] arguments, Func<TLanes, TLanes> function, string name)
        where TLanes : struct, ILanes<TLanes>
    {
        var results = new float[arguments.Length];
        for (int i = 0; i < results.Length; i += TLanes.Count)
            function(TLanes.Load(in arguments[i], 0)).Store(ref results[i], 0);

        // Sign and payload of a NaN are not promised.
        foreach (ref float result in results.AsSpan())
            result = float.IsNaN(result) ? float.NaN : result;
        digests.Append(results);
        digests.EndPart(name);
    }

    /// <summary>Masks of rows that end at, inside and behind a register, and begin anywhere.</summary>
    private static void PrintMasks<TLanes>(Digests digests, string name)
        where TLanes : struct, ILanes<TLanes>
    {
        const int Rows = 33;
        foreach (int stride in (int[])[16, 32, 48, 208])
        {
            var mask = new float[Rows * stride];
            Dropout.Fill<TLanes>(ref mask[0], stride, stride - 3, rate: 0.3f, new DropoutKey(Seed: 1UL << 40 | 7, Step: 1UL << 33 | 5), layer: 2, firstRow: 77, Rows);
            digests.AppendFinite(mask);
        }

        digests.EndPart(name);
    }

    private static TLanes Density<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        GaussianCdf.Of(x, out TLanes density);
        return density;
    }

    private static float[] Arguments()
    {
        var arguments = new List<float>();
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Stride)
            arguments.Add(BitConverter.UInt32BitsToSingle((uint)bits));
        arguments.AddRange([-0f, float.PositiveInfinity, float.NegativeInfinity, 1f, -1f]);
        while (arguments.Count % Lanes512.Count != 0)
            arguments.Add(0f);
        return [.. arguments];
    }
}
