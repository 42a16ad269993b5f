using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary><c>sum ← sum + values</c>, over the gradients of shards.</summary>
internal static class GradientSum
{
    // Not a part of every network's calls, where the JIT's budget of inlining would not be enough for it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Add(ref float sum, ref float values, int length) =>
        ElementwiseLoop.Run(new Addition(ref sum, ref values), 0, length);

    private readonly ref struct Addition(ref float sum, ref float values) : IElementwiseUpdate
    {
        private readonly ref float _sum = ref sum;
        private readonly ref float _values = ref values;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(int offset, int count)
            where TLanes : struct, ILanes<TLanes> =>
            (TLanes.LoadFirst(in _sum, offset, count) + TLanes.LoadFirst(in _values, offset, count)).StoreFirst(ref _sum, offset, count);
    }
}
