using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>Where the rows of a batch begin.</summary>
internal static class BatchRows
{
    public static ref float Input<TPass>(ref float inputs, int row)
        where TPass : struct, IForwardPass =>
        ref Unsafe.Add(ref inputs, (nint)row * TPass.InputSize);

    /// <summary>The same of targets, which are a null reference where there are labels.</summary>
    public static ref float Target<TPass>(ref float targets, int row)
        where TPass : struct, IForwardPass =>
        ref Unsafe.IsNullRef(ref targets) ? ref targets : ref Unsafe.Add(ref targets, (nint)row * TPass.OutputSize);

    /// <summary>The same of labels, which are a null reference where there are targets.</summary>
    public static ref int Label(ref int labels, int row) =>
        ref Unsafe.IsNullRef(ref labels) ? ref labels : ref Unsafe.Add(ref labels, row);

    /// <summary>The same of weights, which are a null reference where all rows count the same.</summary>
    public static ref float Weight(ref float weights, int row) =>
        ref Unsafe.IsNullRef(ref weights) ? ref weights : ref Unsafe.Add(ref weights, row);

    /// <summary>The terms whose mean is the cost of so many rows.</summary>
    public static double Terms<TPass>(int rows)
        where TPass : struct, ITrainingPass =>
        (double)rows * TPass.TermsOfRow;

    /// <summary>The mean of the loss; the largest float where it is above that but finite.</summary>
    public static float Cost<TPass>(double total, int rows)
        where TPass : struct, ITrainingPass
    {
        double mean = total / Terms<TPass>(rows);
        return double.IsFinite(mean) ? (float)Math.Clamp(mean, float.MinValue, float.MaxValue) : (float)mean;
    }
}
