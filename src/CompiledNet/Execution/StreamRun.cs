using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Takes steps of streams: with scratch memory on the stack, or that of the first stream, so that nothing is shared between calls.</summary>
internal static class StreamRun
{
    /// <summary>The floats of scratch memory that a stream must bring.</summary>
    public static int ScratchLength<TPass>()
        where TPass : struct, IStreamPass
    {
        int length = Math.Max(TPass.ScratchLength, TPass.StepScratchLength);
        return length <= StackScratch.MostFloats ? 0 : length;
    }

    /// <summary>Takes one step of one stream.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunStep<TPass>(StreamMemory stream, ref float x, ref float y, ref float parameters)
        where TPass : struct, IStreamPass
    {
        WritableRegion outputs = default, state = default;
        outputs.Open(ref y, TPass.OutputSize);
        state.Open(ref stream.Start, TPass.StateLength);
        if (TPass.StepScratchLength <= StackScratch.MostFloats)
            StackScratch.RunStep<TPass>(ref x, ref y, ref parameters, ref stream.Start, stream.Position);
        else
            RunStepInMemory<TPass>(stream, ref x, ref y, ref parameters);
        stream.Position++;
        state.Close();
        outputs.Close();
    }

    /// <summary>Takes some steps of every stream; of many streams, as many at once as the pass takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TPass>(ReadOnlySpan<StreamMemory> streams, ref float x, ref float y, ref float parameters, int steps, Workspace? scratch = null)
        where TPass : struct, IStreamPass
    {
        WritableRegion outputs = default;
        outputs.Open(ref y, (nint)steps * streams.Length * TPass.OutputSize, streams);
        for (int first = 0; first < streams.Length; first += TPass.BlockRows)
        {
            ReadOnlySpan<StreamMemory> some = streams.Slice(first, Math.Min(streams.Length - first, TPass.BlockRows));
            ref float input = ref Unsafe.Add(ref x, (nint)first * TPass.InputSize);
            ref float output = ref Unsafe.Add(ref y, (nint)first * TPass.OutputSize);
            if (TPass.ScratchLength <= StackScratch.MostFloats)
                StackScratch.Run<TPass>(ref input, ref output, ref parameters, some, steps);
            else
                RunInMemory<TPass>(ref input, ref output, ref parameters, ref scratch is null ? ref some[0].Scratch : ref scratch.Start, some, steps);
        }

        outputs.Close();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunStepInMemory<TPass>(StreamMemory stream, ref float x, ref float y, ref float parameters)
        where TPass : struct, IStreamPass
    {
        WritableRegion region = default;
        region.Open(ref stream.Scratch, stream.ScratchLength);
        TPass.RunStep(ref x, ref y, ref parameters, ref stream.Scratch, ref stream.Start, stream.Position);
        region.Close();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunInMemory<TPass>(ref float x, ref float y, ref float parameters, ref float scratch, ReadOnlySpan<StreamMemory> streams, int steps)
        where TPass : struct, IStreamPass
    {
        WritableRegion region = default;
        region.Open(ref scratch, TPass.ScratchLength);
        TPass.Run(ref x, ref y, ref parameters, ref scratch, streams, steps);
        region.Close();
    }
}
