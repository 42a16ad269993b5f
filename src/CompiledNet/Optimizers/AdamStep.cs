using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> have in common.</summary>
internal static class AdamStep
{
    /// <summary>Updates a range.</summary>
    /// <param name="range">The range.</param>
    /// <param name="powers">β₁ᵗ and β₂ᵗ.</param>
    /// <param name="factors">β₁ and β₂.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="isAMSGrad">Whether the largest v so far is taken.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in RangeUpdate range, ReadOnlySpan<double> powers, AdamFactors factors, float epsilon, bool isAMSGrad)
    {
        float stepSize = (float)(range.LearningRate / (1 - powers[0]));
        float rootScale = (float)(1 / Math.Sqrt(1 - powers[1]));
        if (isAMSGrad)
            range.Run(new AdamRule<With> { Factors = factors, StepSize = stepSize, RootScale = rootScale, Epsilon = epsilon });
        else
            range.Run(new AdamRule<Without> { Factors = factors, StepSize = stepSize, RootScale = rootScale, Epsilon = epsilon });
    }
}
