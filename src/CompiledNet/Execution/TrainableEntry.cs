using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Execution;

/// <summary>The same for the methods of a network with a loss: of targets, and of labels in their place.</summary>
/// <typeparam name="TPass512">The passes with registers of 512 bits.</typeparam>
/// <typeparam name="TPass256">The same with 256 bits.</typeparam>
/// <typeparam name="TPass128">The same with 128 bits.</typeparam>
/// <typeparam name="TRow256">The passes with 256 bits for one row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Generated code names the derived type, which is not generic.")]
public abstract class TrainableEntry<TPass512, TPass256, TPass128, TRow256> : NetworkEntry<TPass512, TPass256, TPass128, TRow256>
    where TPass512 : struct, ITrainingPass
    where TPass256 : struct, ITrainingPass
    where TPass128 : struct, ITrainingPass
    where TRow256 : struct, ITrainingPass
{
    /// <summary>For types that derive from it: there are no instances.</summary>
    protected TrainableEntry()
    {
    }

    /// <summary>The cost of rows with targets.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ComputeLoss(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> parameters)
    {
        int rows = CountRows(inputs, targets);
        return ComputeLoss(execution, inputs, ref MemoryMarshal.GetReference(targets), ref Unsafe.NullRef<int>(), parameters, rows);
    }

    /// <summary>The cost of rows with labels.</summary>
    /// <exception cref="ArgumentException">There are not whole rows, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or an input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ComputeLoss(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> parameters)
    {
        int rows = CountRows(inputs, labels);
        return ComputeLoss(execution, inputs, ref Unsafe.NullRef<float>(), ref MemoryMarshal.GetReference(labels), parameters, rows);
    }

    /// <summary>The cost of rows with targets, and its derivatives, of the network in training.</summary>
    /// <exception cref="ArgumentException">
    /// The spans do not hold whole rows, equally many, at least one (two where statistics of the batch are taken), or share memory with
    /// the gradients.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Backward(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> parameters, Span<float> gradients)
    {
        int rows = CountRows(inputs, targets);
        RequireBatch(rows);
        Arguments.RequireDisjoint(inputs, gradients, nameof(inputs), nameof(gradients));
        Arguments.RequireDisjoint(targets, gradients, nameof(targets), nameof(gradients));
        return Backward(execution, inputs, ref MemoryMarshal.GetReference(targets), ref Unsafe.NullRef<int>(), parameters, gradients, rows);
    }

    /// <summary>The cost of rows with labels, and its derivatives, of the network in training.</summary>
    /// <exception cref="ArgumentException">
    /// There are not whole rows, equally many, at least one (two where statistics of the batch are taken), or they share memory with
    /// the gradients.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or an input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Backward(NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> parameters, Span<float> gradients)
    {
        int rows = CountRows(inputs, labels);
        RequireBatch(rows);
        Arguments.RequireDisjoint(inputs, gradients, nameof(inputs), nameof(gradients));
        return Backward(execution, inputs, ref Unsafe.NullRef<float>(), ref MemoryMarshal.GetReference(labels), parameters, gradients, rows);
    }

    /// <summary>A step of gradient descent with one row and its targets, if it can be made; if not, nothing is changed.</summary>
    /// <exception cref="ArgumentException">The spans do not hold one row.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDescend(
        NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> parameters, float learningRate, float largestGradient, out float cost)
    {
        Arguments.RequireRow(inputs.Length, TPass128.InputSize, nameof(inputs));
        Arguments.RequireRow(targets.Length, TPass128.OutputSize, nameof(targets));
        RequireIndices(inputs);
        return TryDescend(execution, inputs, ref MemoryMarshal.GetReference(targets), ref Unsafe.NullRef<int>(), parameters, learningRate, largestGradient, out cost);
    }

    /// <summary>The same with a label.</summary>
    /// <exception cref="ArgumentException">The spans do not hold one row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label is not a class index, or an input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryDescend(
        NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> parameters, float learningRate, float largestGradient, out float cost)
    {
        Arguments.RequireRow(inputs.Length, TPass128.InputSize, nameof(inputs));
        Arguments.RequireLabels(labels, 1, TPass128.OutputSize, nameof(labels));
        RequireIndices(inputs);
        return TryDescend(execution, inputs, ref Unsafe.NullRef<float>(), ref MemoryMarshal.GetReference(labels), parameters, learningRate, largestGradient, out cost);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountRows(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int rows = Arguments.CountSomeRows(inputs.Length, TPass128.InputSize, nameof(inputs));
        Arguments.RequireRows(targets.Length, rows, TPass128.OutputSize, nameof(targets));
        RequireIndices(inputs);
        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountRows(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        int rows = Arguments.CountSomeRows(inputs.Length, TPass128.InputSize, nameof(inputs));
        Arguments.RequireLabels(labels, rows, TPass128.OutputSize, nameof(labels));
        RequireIndices(inputs);
        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RequireBatch(int rows)
    {
        if (TPass128.NeedsWholeBatch)
            Arguments.RequireBatch(rows, "inputs");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ComputeLoss(NetworkExecution execution, ReadOnlySpan<float> inputs, ref float targets, ref int labels, Span<float> parameters, int rows)
    {
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float w = ref MemoryMarshal.GetReference(parameters);
        if (Vector512.IsHardwareAccelerated)
            return TrainingRun.ComputeLoss<TPass512>(execution, ref x, ref targets, ref labels, ref w, rows);
        else if (Vector256.IsHardwareAccelerated)
            return TrainingRun.ComputeLoss<TPass256>(execution, ref x, ref targets, ref labels, ref w, rows);
        else
            return TrainingRun.ComputeLoss<TPass128>(execution, ref x, ref targets, ref labels, ref w, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Backward(NetworkExecution execution, ReadOnlySpan<float> inputs, ref float targets, ref int labels, Span<float> parameters, Span<float> gradients, int rows)
    {
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float w = ref MemoryMarshal.GetReference(parameters);
        ref float dw = ref MemoryMarshal.GetReference(gradients);
        if (Vector512.IsHardwareAccelerated)
            return TrainingRun.Backward<TPass512>(execution, ref x, ref targets, ref labels, ref w, ref dw, gradients.Length, rows);
        else if (Vector256.IsHardwareAccelerated)
            return TrainingRun.Backward<TPass256>(execution, ref x, ref targets, ref labels, ref w, ref dw, gradients.Length, rows);
        else
            return TrainingRun.Backward<TPass128>(execution, ref x, ref targets, ref labels, ref w, ref dw, gradients.Length, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryDescend(
        NetworkExecution execution, ReadOnlySpan<float> inputs, ref float targets, ref int labels, Span<float> parameters, float learningRate, float largestGradient, out float cost)
    {
        cost = 0f;
        if (inputs.Overlaps(parameters))
            return false;
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float w = ref MemoryMarshal.GetReference(parameters);
        if (Vector512.IsHardwareAccelerated)
            return TrainingRun.Descend<TPass512>(execution, ref x, ref targets, ref labels, ref w, learningRate, largestGradient, ref cost);
        else if (Vector256.IsHardwareAccelerated)
            return TrainingRun.Descend<TPass256>(execution, ref x, ref targets, ref labels, ref w, learningRate, largestGradient, ref cost);
        else
            return TrainingRun.Descend<TPass128>(execution, ref x, ref targets, ref labels, ref w, learningRate, largestGradient, ref cost);
    }
}
