using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Accuracy;

/// <summary>A function over an array, at one width.</summary>
public static class FunctionRun
{
    /// <summary>Evaluates the function for each argument.</summary>
    /// <param name="arguments">A multiple of the register's lanes.</param>
    /// <param name="results">As long as the arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Over<TFunction, TLanes>(float[] arguments, float[] results)
        where TFunction : IVectorFunction
        where TLanes : struct, ILanes<TLanes>
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(arguments.Length % TLanes.Count, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, arguments.Length);
        if (arguments.Length == 0)
            return;

        ref float source = ref arguments[0];
        ref float destination = ref results[0];
        for (int i = 0; i < arguments.Length; i += TLanes.Count)
            TFunction.Of(TLanes.Load(in source, i)).Store(ref destination, i);
    }
}
