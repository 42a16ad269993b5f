using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Execution;

/// <summary>
/// What the public methods of a network do, for generated code: they check what callers pass, and start the passes with the widest
/// registers that the machine has. The JIT compiles one of the three; every width computes the same bits.
/// </summary>
/// <remarks>Each network derives a type from it, whose name stands for the three passes.</remarks>
/// <typeparam name="TPass512">The passes with registers of 512 bits.</typeparam>
/// <typeparam name="TPass256">The same with 256 bits.</typeparam>
/// <typeparam name="TPass128">The same with 128 bits.</typeparam>
/// <typeparam name="TRow256">The passes with 256 bits for one row: with registers in pairs where that is faster.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Generated code names the derived type, which is not generic.")]
public abstract class NetworkEntry<TPass512, TPass256, TPass128, TRow256>
    where TPass512 : struct, IBackwardPass
    where TPass256 : struct, IBackwardPass
    where TPass128 : struct, IBackwardPass
    where TRow256 : struct, IBackwardPass
{
    /// <summary>For types that derive from it: there are no instances.</summary>
    protected NetworkEntry()
    {
    }

    /// <summary>Computes the outputs of one row or many.</summary>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, or share memory.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(NetworkExecution execution, ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> parameters)
    {
        if (!Arguments.AreOneRow(inputs, TPass128.InputSize, outputs, TPass128.OutputSize, parameters))
        {
            ForwardRows(execution, inputs, outputs, parameters);
            return;
        }

        RequireIndices(inputs);
        if (Vector512.IsHardwareAccelerated)
            ForwardRun.RunRow<TPass512>(execution, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref MemoryMarshal.GetReference(parameters));
        else if (Vector256.IsHardwareAccelerated)
            ForwardRun.RunRow<TRow256>(execution, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref MemoryMarshal.GetReference(parameters));
        else
            ForwardRun.RunRow<TPass128>(execution, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref MemoryMarshal.GetReference(parameters));
    }

    /// <summary>
    /// The gradients of any loss, from its derivative with respect to the outputs, of the network of inference. The places of statistics
    /// get these as they are.
    /// </summary>
    /// <exception cref="ArgumentException">A span does not have the length that the others ask for, or shares memory with one that is written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardFrom(
        NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> parameters, Span<float> gradients, Span<float> inputGradients)
    {
        if (Vector512.IsHardwareAccelerated)
            BackwardFrom<TPass512>(execution, inputs, outputGradients, parameters, gradients, inputGradients);
        else if (Vector256.IsHardwareAccelerated)
            BackwardFrom<TPass256>(execution, inputs, outputGradients, parameters, gradients, inputGradients);
        else
            BackwardFrom<TPass128>(execution, inputs, outputGradients, parameters, gradients, inputGradients);
    }

    /// <summary>The first layer whose outputs are not all finite, or -1.</summary>
    /// <exception cref="ArgumentException">The span does not hold whole rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FindNonFiniteLayer(NetworkExecution execution, ReadOnlySpan<float> inputs, Span<float> parameters)
    {
        if (Vector512.IsHardwareAccelerated)
            return FindNonFiniteLayer<TPass512>(execution, inputs, parameters);
        else if (Vector256.IsHardwareAccelerated)
            return FindNonFiniteLayer<TPass256>(execution, inputs, parameters);
        else
            return FindNonFiniteLayer<TPass128>(execution, inputs, parameters);
    }

    /// <summary>Requires valid indices of a network that has some; of others nothing is left of this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static void RequireIndices(ReadOnlySpan<float> inputs)
    {
        if (!TPass128.IndexInputs.IsEmpty)
            Arguments.RequireIndices(inputs, TPass128.InputSize, TPass128.IndexInputs, TPass128.IndexCounts, nameof(inputs));
    }

    // The checks of a call with many rows stand apart from the call with one row, which would save the registers that they take.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ForwardRows(NetworkExecution execution, ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> parameters)
    {
        int rows = Arguments.CountRows(inputs.Length, TPass128.InputSize, nameof(inputs));
        Arguments.RequireRows(outputs.Length, rows, TPass128.OutputSize, nameof(outputs));
        Arguments.RequireDisjoint(inputs, outputs, nameof(inputs), nameof(outputs));
        Arguments.RequireDisjoint(parameters, outputs, "Parameters", nameof(outputs));
        RequireIndices(inputs);
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float y = ref MemoryMarshal.GetReference(outputs);
        ref float w = ref MemoryMarshal.GetReference(parameters);
        if (Vector512.IsHardwareAccelerated)
            ForwardRun.Run<TPass512>(execution, ref x, ref y, ref w, rows);
        else if (Vector256.IsHardwareAccelerated)
            ForwardRun.Run<TPass256>(execution, ref x, ref y, ref w, rows);
        else
            ForwardRun.Run<TPass128>(execution, ref x, ref y, ref w, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BackwardFrom<TPass>(
        NetworkExecution execution, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> parameters, Span<float> gradients, Span<float> inputGradients)
        where TPass : struct, IBackwardPass
    {
        int rows = Arguments.CountSomeRows(inputs.Length, TPass.InputSize, nameof(inputs));
        Arguments.RequireRows(outputGradients.Length, rows, TPass.OutputSize, nameof(outputGradients));
        if (!inputGradients.IsEmpty)
            Arguments.RequireRows(inputGradients.Length, rows, TPass.InputSize, nameof(inputGradients));
        Arguments.RequireDisjoint(inputs, inputGradients, nameof(inputs), nameof(inputGradients));
        Arguments.RequireDisjoint(outputGradients, inputGradients, nameof(outputGradients), nameof(inputGradients));
        Arguments.RequireDisjoint(parameters, inputGradients, "Parameters", nameof(inputGradients));
        Arguments.RequireDisjoint(inputs, gradients, nameof(inputs), nameof(gradients));
        Arguments.RequireDisjoint(outputGradients, gradients, nameof(outputGradients), nameof(gradients));
        Arguments.RequireDisjoint(gradients, inputGradients, nameof(gradients), nameof(inputGradients));
        RequireIndices(inputs);
        BackwardRun.BackwardFrom<TPass>(
            execution,
            ref MemoryMarshal.GetReference(inputs),
            ref MemoryMarshal.GetReference(outputGradients),
            ref MemoryMarshal.GetReference(parameters),
            ref MemoryMarshal.GetReference(gradients),
            gradients.Length,
            ref MemoryMarshal.GetReference(inputGradients),
            rows,
            !inputGradients.IsEmpty);
        // Nothing becomes of statistics that inference has used.
        if (TPass.LengthBeforeStatistics >= 0)
            parameters[TPass.LengthBeforeStatistics..].CopyTo(gradients[TPass.LengthBeforeStatistics..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindNonFiniteLayer<TPass>(NetworkExecution execution, ReadOnlySpan<float> inputs, Span<float> parameters)
        where TPass : struct, IBackwardPass
    {
        int rows = Arguments.CountRows(inputs.Length, TPass.InputSize, nameof(inputs));
        RequireIndices(inputs);
        return BackwardRun.FindNonFiniteLayer<TPass>(execution, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(parameters), rows);
    }
}
