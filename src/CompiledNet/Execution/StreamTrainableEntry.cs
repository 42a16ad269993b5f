using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Execution;

/// <summary>The same for the methods of a network with a loss: of targets, and of labels in their place.</summary>
/// <typeparam name="TPass512">The passes with registers of 512 bits.</typeparam>
/// <typeparam name="TPass256">The same with 256 bits.</typeparam>
/// <typeparam name="TPass128">The same with 128 bits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Generated code names the derived type, which is not generic.")]
public abstract class StreamTrainableEntry<TPass512, TPass256, TPass128> : StreamEntry<TPass512, TPass256, TPass128>
    where TPass512 : struct, IStreamTrainingPass
    where TPass256 : struct, IStreamTrainingPass
    where TPass128 : struct, IStreamTrainingPass
{
    /// <summary>For types that derive from it: there are no instances.</summary>
    protected StreamTrainableEntry()
    {
    }

    /// <summary>The cost of one sequence with targets.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>
    public static float ComputeLoss(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> parameters) =>
        ComputeLoss(execution, inputs, targets, parameters, StepsOf(inputs));

    /// <summary>The cost of one sequence with labels.</summary>
    /// <exception cref="ArgumentException">There are not whole rows, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or an input that is an index is not valid.</exception>
    public static float ComputeLoss(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> parameters) =>
        ComputeLoss(execution, inputs, labels, parameters, StepsOf(inputs));

    /// <summary>The cost of one sequence with targets, and its derivatives, of the network in training.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, at least one, or share memory with the gradients.</exception>
    public static float Backward(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> parameters, Span<float> gradients) =>
        Backward(execution, inputs, targets, parameters, gradients, StepsOf(inputs));

    /// <summary>The cost of one sequence with labels, and its derivatives, of the network in training.</summary>
    /// <exception cref="ArgumentException">There are not whole rows, equally many, at least one, or they share memory with the gradients.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or an input that is an index is not valid.</exception>
    public static float Backward(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> parameters, Span<float> gradients) =>
        Backward(execution, inputs, labels, parameters, gradients, StepsOf(inputs));

    /// <summary>The cost of sequences of one length with targets.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Sequences have no step, or none that counts.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ComputeLoss(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> parameters, int stepsPerSequence, int warmUpSteps = 0) =>
        ComputeLoss(execution, Batch(inputs, targets, stepsPerSequence, warmUpSteps), parameters);

    /// <summary>The cost of sequences of one length with labels.</summary>
    /// <exception cref="ArgumentException">There are not whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or sequences have no step, or none that counts.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ComputeLoss(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> parameters, int stepsPerSequence, int warmUpSteps = 0) =>
        ComputeLoss(execution, Batch(inputs, labels, stepsPerSequence, warmUpSteps), parameters);

    /// <summary>The cost of sequences of one length with targets, and its derivatives, of the network in training.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one, or share memory with the gradients.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Sequences have no step, or none that counts.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> parameters, Span<float> gradients, int stepsPerSequence, int warmUpSteps = 0) =>
        Backward(execution, Batch(inputs, targets, stepsPerSequence, warmUpSteps), parameters, gradients);

    /// <summary>The cost of sequences of one length with labels, and its derivatives, of the network in training.</summary>
    /// <exception cref="ArgumentException">There are not whole sequences, equally many, at least one, or they share memory with the gradients.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or sequences have no step, or none that counts.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> parameters, Span<float> gradients, int stepsPerSequence, int warmUpSteps = 0) =>
        Backward(execution, Batch(inputs, labels, stepsPerSequence, warmUpSteps), parameters, gradients);

    /// <summary>The cost of sequences with targets that go on where states stand, and its derivatives, of the network in training.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, one for each state; or a state is missing, or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No step counts.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward<TNetwork>(
        NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> parameters, Span<float> gradients, ReadOnlySpan<StreamState<TNetwork>> states, int warmUpSteps)
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        ReadOnlySpan<StreamMemory> streams = ReadOnlySpan<StreamMemory>.CastUp(states);
        return Backward(execution, Batch(inputs, targets, StepsOf(inputs, streams), warmUpSteps, streams), parameters, gradients);
    }

    /// <summary>The same with labels.</summary>
    /// <exception cref="ArgumentException">There are not whole sequences, one for each state; or a state is missing, or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or no step counts.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward<TNetwork>(
        NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> parameters, Span<float> gradients, ReadOnlySpan<StreamState<TNetwork>> states, int warmUpSteps)
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        ReadOnlySpan<StreamMemory> streams = ReadOnlySpan<StreamMemory>.CastUp(states);
        return Backward(execution, Batch(inputs, labels, StepsOf(inputs, streams), warmUpSteps, streams), parameters, gradients);
    }

    /// <summary>All rows as the steps of one sequence.</summary>
    private static int StepsOf(ReadOnlySpan<float> inputs) => Arguments.CountSomeRows(inputs.Length, TPass128.InputSize, nameof(inputs));

    /// <summary>The steps of each of as many sequences as there are states.</summary>
    private static int StepsOf(ReadOnlySpan<float> inputs, ReadOnlySpan<StreamMemory> streams)
    {
        int rows = StepsOf(inputs);
        Arguments.RequireStreams(streams, "states");
        return Arguments.CountSteps(rows, streams.Length, nameof(inputs));
    }

    private static SequenceBatch Batch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int steps, int warmUpSteps, ReadOnlySpan<StreamMemory> streams = default)
    {
        int sequences = Arguments.CountSequences(inputs.Length, TPass128.InputSize, steps, warmUpSteps, nameof(inputs));
        Arguments.RequireRows(targets.Length, sequences * steps, TPass128.OutputSize, nameof(targets));
        RequireIndices(inputs);
        return new SequenceBatch(inputs, targets, default, sequences, steps, warmUpSteps, streams);
    }

    private static SequenceBatch Batch(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int steps, int warmUpSteps, ReadOnlySpan<StreamMemory> streams = default)
    {
        int sequences = Arguments.CountSequences(inputs.Length, TPass128.InputSize, steps, warmUpSteps, nameof(inputs));
        Arguments.RequireLabels(labels, sequences * steps, TPass128.OutputSize, nameof(labels));
        RequireIndices(inputs);
        return new SequenceBatch(inputs, default, labels, sequences, steps, warmUpSteps, streams);
    }

    private static float ComputeLoss(NetworkExecution execution, in SequenceBatch batch, Span<float> parameters)
    {
        if (Vector512.IsHardwareAccelerated)
            return SequenceRun.ComputeLoss<TPass512>(execution, batch, parameters);
        else if (Vector256.IsHardwareAccelerated)
            return SequenceRun.ComputeLoss<TPass256>(execution, batch, parameters);
        else
            return SequenceRun.ComputeLoss<TPass128>(execution, batch, parameters);
    }

    private static float Backward(NetworkExecution execution, in SequenceBatch batch, Span<float> parameters, Span<float> gradients)
    {
        Arguments.RequireDisjoint(batch.Inputs, gradients, "inputs", nameof(gradients));
        Arguments.RequireDisjoint(batch.Targets, gradients, "targets", nameof(gradients));
        if (TPass128.NeedsSeveralRows)
            Arguments.RequireBatch(batch.Rows, "inputs");
        if (Vector512.IsHardwareAccelerated)
            return SequenceRun.Backward<TPass512>(execution, batch, parameters, gradients);
        else if (Vector256.IsHardwareAccelerated)
            return SequenceRun.Backward<TPass256>(execution, batch, parameters, gradients);
        else
            return SequenceRun.Backward<TPass128>(execution, batch, parameters, gradients);
    }
}
