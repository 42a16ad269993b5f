using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Execution;

/// <summary>
/// Takes several steps of many streams, whose rows a caller has stream by stream, while passes take them step by step: so many of both that their rows
/// have room on the stack are brought into that order at a time.
/// </summary>
internal static class StreamBlocks
{
    // 32 KB, beside the scratch memory of the pass.
    private const int MostFloats = 8 * 1024;

    /// <summary>Takes steps of every stream.</summary>
    public static void Run<TPass>(ReadOnlySpan<StreamMemory> streams, ReadOnlySpan<float> inputs, Span<float> outputs, ref float parameters, int steps)
        where TPass : struct, IStreamPass
    {
        int sequenceInputs = steps * TPass.InputSize, sequenceOutputs = steps * TPass.OutputSize;
        int together = Math.Min(TPass.BlockRows, MostFloats / (TPass.InputSize + TPass.OutputSize));
        for (int first = 0; first < streams.Length; first += Math.Max(together, 1))
        {
            int count = Math.Clamp(streams.Length - first, 1, Math.Max(together, 1));
            ReadOnlySpan<float> ofInputs = inputs.Slice(first * sequenceInputs, count * sequenceInputs);
            Span<float> ofOutputs = outputs.Slice(first * sequenceOutputs, count * sequenceOutputs);
            if (count == 1)
                StreamRun.Run<TPass>(streams.Slice(first, 1), ref MemoryMarshal.GetReference(ofInputs), ref MemoryMarshal.GetReference(ofOutputs), ref parameters, steps);
            else
                RunTogether<TPass>(streams.Slice(first, count), ofInputs, ofOutputs, ref parameters, steps);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunTogether<TPass>(ReadOnlySpan<StreamMemory> streams, ReadOnlySpan<float> inputs, Span<float> outputs, ref float parameters, int steps)
        where TPass : struct, IStreamPass
    {
        Span<float> memory = stackalloc float[MostFloats];
        int most = MostFloats / (streams.Length * (TPass.InputSize + TPass.OutputSize));
        for (int step = 0; step < steps; step += most)
        {
            int some = Math.Min(most, steps - step);
            Span<float> x = memory[..(some * streams.Length * TPass.InputSize)], y = memory.Slice(x.Length, some * streams.Length * TPass.OutputSize);
            for (int stream = 0; stream < streams.Length; stream++)
                ToSteps(inputs.Slice((stream * steps + step) * TPass.InputSize, some * TPass.InputSize), x[(stream * TPass.InputSize)..], TPass.InputSize, streams.Length);
            StreamRun.Run<TPass>(streams, ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), ref parameters, some);
            for (int stream = 0; stream < streams.Length; stream++)
                FromSteps(y[(stream * TPass.OutputSize)..], outputs.Slice((stream * steps + step) * TPass.OutputSize, some * TPass.OutputSize), TPass.OutputSize, streams.Length);
        }
    }

    /// <summary>Rows of one stream to the places that they have among those of all.</summary>
    private static void ToSteps(ReadOnlySpan<float> rows, Span<float> all, int size, int streams)
    {
        for (int row = 0; row * size < rows.Length; row++)
            rows.Slice(row * size, size).CopyTo(all[(row * streams * size)..]);
    }

    /// <summary>And back.</summary>
    private static void FromSteps(ReadOnlySpan<float> all, Span<float> rows, int size, int streams)
    {
        for (int row = 0; row * size < rows.Length; row++)
            all.Slice(row * streams * size, size).CopyTo(rows[(row * size)..]);
    }
}
