using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Execution;

/// <summary>
/// What the public methods of a network do whose rows are steps in time, for generated code: they check what callers pass, and start the passes with
/// the widest registers that the machine has.
/// </summary>
/// <remarks>Each network derives a type from it, whose name stands for the three passes.</remarks>
/// <typeparam name="TPass512">The passes with registers of 512 bits.</typeparam>
/// <typeparam name="TPass256">The same with 256 bits.</typeparam>
/// <typeparam name="TPass128">The same with 128 bits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Generated code names the derived type, which is not generic.")]
public abstract class StreamEntry<TPass512, TPass256, TPass128>
    where TPass512 : struct, IStreamPass
    where TPass256 : struct, IStreamPass
    where TPass128 : struct, IStreamPass
{
    /// <summary>For types that derive from it: there are no instances.</summary>
    protected StreamEntry()
    {
    }

    /// <summary>Makes the state of a stream that has taken no step.</summary>
    public static StreamState<TNetwork> CreateState<TNetwork>()
        where TNetwork : class, IStreamNetwork<TNetwork> =>
        new(TPass128.StateLength, StreamRun.ScratchLength<TPass128>());

    /// <summary>Computes the outputs of steps of a stream.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, or share memory.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> parameters, [NotNull] StreamMemory? state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!Arguments.AreOneRow(inputs, TPass128.InputSize, outputs, TPass128.OutputSize, parameters))
        {
            ForwardSteps(inputs, outputs, parameters, state);
            return;
        }

        RequireIndices(inputs);
        if (Vector512.IsHardwareAccelerated)
            StreamRun.RunStep<TPass512>(state, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref MemoryMarshal.GetReference(parameters));
        else if (Vector256.IsHardwareAccelerated)
            StreamRun.RunStep<TPass256>(state, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref MemoryMarshal.GetReference(parameters));
        else
            StreamRun.RunStep<TPass128>(state, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref MemoryMarshal.GetReference(parameters));
    }

    /// <summary>Computes the outputs of steps of many streams, equally many of each, the rows of the first stream before those of the second.</summary>
    /// <exception cref="ArgumentException">The spans do not hold equally many rows for each state, or share memory; or a state is missing, or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TNetwork>(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> parameters, ReadOnlySpan<StreamState<TNetwork>> states)
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        ReadOnlySpan<StreamMemory> streams = ReadOnlySpan<StreamMemory>.CastUp(states);
        int rows = Arguments.CountRows(inputs.Length, TPass128.InputSize, nameof(inputs));
        int steps = Arguments.CountStepsOfStreams(rows, streams.Length, nameof(inputs));
        Arguments.RequireStreams(streams, nameof(states));
        if (steps <= 1)
        {
            Run(streams, inputs, outputs, parameters, rows, steps);
            return;
        }

        Require(inputs, outputs, parameters, rows);
        ref float w = ref MemoryMarshal.GetReference(parameters);
        if (Vector512.IsHardwareAccelerated)
            StreamBlocks.Run<TPass512>(streams, inputs, outputs, ref w, steps);
        else if (Vector256.IsHardwareAccelerated)
            StreamBlocks.Run<TPass256>(streams, inputs, outputs, ref w, steps);
        else
            StreamBlocks.Run<TPass128>(streams, inputs, outputs, ref w, steps);
    }

    /// <summary>Computes the outputs of a sequence that begins from zero.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, or share memory.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(NetworkExecution execution, ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> parameters)
    {
        ArgumentNullException.ThrowIfNull(execution);
        int steps = Arguments.CountRows(inputs.Length, TPass128.InputSize, nameof(inputs));
        using Workspace scratch = execution.RentForBatch(StreamRun.ScratchLength<TPass128>(), steps);
        using SequenceBundle bundle = execution.RentSequences(1, TPass128.StateLength);
        Run(bundle.First(1), inputs, outputs, parameters, steps, steps, scratch);
    }

    /// <summary>The gradients of any loss over a sequence that begins from zero, from its derivative with respect to the outputs, of the network of inference.</summary>
    /// <exception cref="ArgumentException">A span does not have the length that the others ask for, or shares memory with one that is written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardFrom(
        NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> parameters, Span<float> gradients, Span<float> inputGradients)
    {
        int steps = Arguments.CountSomeRows(inputs.Length, TPass128.InputSize, nameof(inputs));
        Arguments.RequireRows(outputGradients.Length, steps, TPass128.OutputSize, nameof(outputGradients));
        if (!inputGradients.IsEmpty)
            Arguments.RequireRows(inputGradients.Length, steps, TPass128.InputSize, nameof(inputGradients));
        Arguments.RequireDisjoint(inputs, inputGradients, nameof(inputs), nameof(inputGradients));
        Arguments.RequireDisjoint(outputGradients, inputGradients, nameof(outputGradients), nameof(inputGradients));
        Arguments.RequireDisjoint(parameters, inputGradients, "Parameters", nameof(inputGradients));
        Arguments.RequireDisjoint(inputs, gradients, nameof(inputs), nameof(gradients));
        Arguments.RequireDisjoint(outputGradients, gradients, nameof(outputGradients), nameof(gradients));
        Arguments.RequireDisjoint(gradients, inputGradients, nameof(gradients), nameof(inputGradients));
        RequireIndices(inputs);
        if (Vector512.IsHardwareAccelerated)
            SequenceRun.BackwardFrom<TPass512>(execution, inputs, outputGradients, parameters, gradients, inputGradients, steps);
        else if (Vector256.IsHardwareAccelerated)
            SequenceRun.BackwardFrom<TPass256>(execution, inputs, outputGradients, parameters, gradients, inputGradients, steps);
        else
            SequenceRun.BackwardFrom<TPass128>(execution, inputs, outputGradients, parameters, gradients, inputGradients, steps);

        // Nothing becomes of statistics that inference has used.
        if (TPass128.LengthBeforeStatistics >= 0)
            parameters[TPass128.LengthBeforeStatistics..].CopyTo(gradients[TPass128.LengthBeforeStatistics..]);
    }

    /// <summary>The first layer whose outputs are not all finite for a sequence that begins from zero, or -1.</summary>
    /// <exception cref="ArgumentException">The span does not hold whole rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FindNonFiniteLayer(NetworkExecution execution, ReadOnlySpan<float> inputs, Span<float> parameters)
    {
        int steps = Arguments.CountRows(inputs.Length, TPass128.InputSize, nameof(inputs));
        RequireIndices(inputs);
        if (Vector512.IsHardwareAccelerated)
            return SequenceRun.FindNonFiniteLayer<TPass512>(execution, inputs, parameters, steps);
        else if (Vector256.IsHardwareAccelerated)
            return SequenceRun.FindNonFiniteLayer<TPass256>(execution, inputs, parameters, steps);
        else
            return SequenceRun.FindNonFiniteLayer<TPass128>(execution, inputs, parameters, steps);
    }

    /// <summary>Requires valid indices of a network that has some; of others nothing is left of this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static void RequireIndices(ReadOnlySpan<float> inputs)
    {
        if (!TPass128.IndexInputs.IsEmpty)
            Arguments.RequireIndices(inputs, TPass128.InputSize, TPass128.IndexInputs, TPass128.IndexCounts, nameof(inputs));
    }

    // The checks of a call with many steps stand apart from the call with one, which would save the registers that they take.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ForwardSteps(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> parameters, StreamMemory state)
    {
        int steps = Arguments.CountRows(inputs.Length, TPass128.InputSize, nameof(inputs));
        Run(new ReadOnlySpan<StreamMemory>(in state), inputs, outputs, parameters, steps, steps);
    }

    private static void Run(ReadOnlySpan<StreamMemory> streams, ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> parameters, int rows, int steps, Workspace? scratch = null)
    {
        Require(inputs, outputs, parameters, rows);
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float y = ref MemoryMarshal.GetReference(outputs);
        ref float w = ref MemoryMarshal.GetReference(parameters);
        if (Vector512.IsHardwareAccelerated)
            StreamRun.Run<TPass512>(streams, ref x, ref y, ref w, steps, scratch);
        else if (Vector256.IsHardwareAccelerated)
            StreamRun.Run<TPass256>(streams, ref x, ref y, ref w, steps, scratch);
        else
            StreamRun.Run<TPass128>(streams, ref x, ref y, ref w, steps, scratch);
    }

    private static void Require(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> parameters, int rows)
    {
        Arguments.RequireRows(outputs.Length, rows, TPass128.OutputSize, nameof(outputs));
        Arguments.RequireDisjoint(inputs, outputs, nameof(inputs), nameof(outputs));
        Arguments.RequireDisjoint(parameters, outputs, "Parameters", nameof(outputs));
        RequireIndices(inputs);
    }
}
