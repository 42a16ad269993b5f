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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ComputeLoss(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> parameters, int stepsPerSequence)
    {
        int sequences = Arguments.CountSequences(inputs.Length, TPass128.InputSize, stepsPerSequence, nameof(inputs));
        Arguments.RequireRows(targets.Length, sequences * stepsPerSequence, TPass128.OutputSize, nameof(targets));
        return ComputeLoss(execution, inputs, targets, default, parameters, sequences, stepsPerSequence);
    }

    /// <summary>The cost of sequences of one length with labels.</summary>
    /// <exception cref="ArgumentException">There are not whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or an input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ComputeLoss(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> parameters, int stepsPerSequence)
    {
        int sequences = Arguments.CountSequences(inputs.Length, TPass128.InputSize, stepsPerSequence, nameof(inputs));
        Arguments.RequireLabels(labels, sequences * stepsPerSequence, TPass128.OutputSize, nameof(labels));
        return ComputeLoss(execution, inputs, default, labels, parameters, sequences, stepsPerSequence);
    }

    /// <summary>The cost of sequences of one length with targets, and its derivatives, of the network in training.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one, or share memory with the gradients.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> parameters, Span<float> gradients, int stepsPerSequence)
    {
        int sequences = Arguments.CountSequences(inputs.Length, TPass128.InputSize, stepsPerSequence, nameof(inputs));
        Arguments.RequireRows(targets.Length, sequences * stepsPerSequence, TPass128.OutputSize, nameof(targets));
        Arguments.RequireDisjoint(targets, gradients, nameof(targets), nameof(gradients));
        return Backward(execution, inputs, targets, default, parameters, gradients, sequences, stepsPerSequence);
    }

    /// <summary>The cost of sequences of one length with labels, and its derivatives, of the network in training.</summary>
    /// <exception cref="ArgumentException">There are not whole sequences, equally many, at least one, or they share memory with the gradients.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or an input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Backward(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> parameters, Span<float> gradients, int stepsPerSequence)
    {
        int sequences = Arguments.CountSequences(inputs.Length, TPass128.InputSize, stepsPerSequence, nameof(inputs));
        Arguments.RequireLabels(labels, sequences * stepsPerSequence, TPass128.OutputSize, nameof(labels));
        return Backward(execution, inputs, default, labels, parameters, gradients, sequences, stepsPerSequence);
    }

    /// <summary>All rows as the steps of one sequence.</summary>
    private static int StepsOf(ReadOnlySpan<float> inputs) => Arguments.CountSomeRows(inputs.Length, TPass128.InputSize, nameof(inputs));

    private static float ComputeLoss(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, Span<float> parameters, int sequences, int steps)
    {
        RequireIndices(inputs);
        if (Vector512.IsHardwareAccelerated)
            return SequenceRun.ComputeLoss<TPass512>(execution, inputs, targets, labels, parameters, sequences, steps);
        else if (Vector256.IsHardwareAccelerated)
            return SequenceRun.ComputeLoss<TPass256>(execution, inputs, targets, labels, parameters, sequences, steps);
        else
            return SequenceRun.ComputeLoss<TPass128>(execution, inputs, targets, labels, parameters, sequences, steps);
    }

    private static float Backward(
        NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, Span<float> parameters, Span<float> gradients, int sequences, int steps)
    {
        Arguments.RequireDisjoint(inputs, gradients, nameof(inputs), nameof(gradients));
        RequireIndices(inputs);
        if (TPass128.NeedsSeveralRows)
            Arguments.RequireBatch(sequences * steps, nameof(inputs));
        if (Vector512.IsHardwareAccelerated)
            return SequenceRun.Backward<TPass512>(execution, inputs, targets, labels, parameters, gradients, sequences, steps);
        else if (Vector256.IsHardwareAccelerated)
            return SequenceRun.Backward<TPass256>(execution, inputs, targets, labels, parameters, gradients, sequences, steps);
        else
            return SequenceRun.Backward<TPass128>(execution, inputs, targets, labels, parameters, gradients, sequences, steps);
    }
}
