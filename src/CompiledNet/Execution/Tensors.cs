using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Execution;

/// <summary>Moves parts of tensors, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Tensors
{
    /// <summary>Copies runs of floats that lie at equal distances.</summary>
    /// <param name="source">The first run.</param>
    /// <param name="sourceDistance">The floats from one run to the next.</param>
    /// <param name="destination">Where the first run goes.</param>
    /// <param name="destinationDistance">The floats from one run to the next there.</param>
    /// <param name="length">The floats of a run.</param>
    /// <param name="count">The number of runs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRuns(ref float source, int sourceDistance, ref float destination, int destinationDistance, int length, int count)
    {
        WriteGuard.Assert(length >= 0 && count >= 0);
        if (sourceDistance == length && destinationDistance == length)
        {
            length *= count;
            count = Math.Min(count, 1);
        }

        for (int run = 0; run < count; run++)
        {
            ref float to = ref Unsafe.Add(ref destination, run * destinationDistance);
            WriteGuard.AssertWritable(in to, 0, length);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, run * sourceDistance), length).CopyTo(MemoryMarshal.CreateSpan(ref to, length));
        }
    }

    /// <summary>The floats of a position with so many channels: 4, 8, or a multiple of 16.</summary>
    internal static int Padded(int channels) => channels <= 4 ? 4 : channels <= 8 ? 8 : PackedWeights.RoundUp(channels);

    /// <summary>Writes zeros.</summary>
    /// <param name="values">The first of them.</param>
    /// <param name="length">How many floats.</param>
    public static void Clear(ref float values, int length)
    {
        WriteGuard.AssertWritable(in values, 0, length);
        MemoryMarshal.CreateSpan(ref values, length).Clear();
    }
}
