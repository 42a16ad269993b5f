using System.Runtime.CompilerServices;
using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>
/// Plain gradient descent, <c>θ ← θ − lr·g</c>, of everything, or of all but the rows of embedding tables that the batch did not choose: those are
/// neither read nor written. What it writes has the bits of <see cref="Sgd"/>.
/// </summary>
internal static class PlainDescent
{
    /// <summary>The largest magnitude of the gradients: of those that the batch may have touched, since the others are zero.</summary>
    public static unsafe float LargestGradient(ChosenRows? chosen, ReadOnlySpan<float> gradients, int threads)
    {
        if (chosen is null)
            return Magnitude.Largest(gradients, threads);

        fixed (float* pinned = gradients)
        {
            var search = new Search(pinned, threads);
            chosen.Walk(ref search);
            return search.Largest;
        }
    }

    /// <summary>Makes the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Update(ChosenRows? chosen, Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate, int threads)
    {
        fixed (float* pinnedParameters = parameters, pinnedGradients = gradients)
        {
            var step = new Step(pinnedParameters, pinnedGradients, learningRate, threads);
            if (chosen is null)
                step.Run(0, parameters.Length);
            else
                chosen.Walk(ref step);
        }
    }

    private unsafe struct Search(float* gradients, int threads) : IRangeWork
    {
        public float Largest { get; private set; }

        // Not Math.Max, of which NaN would have to be the first: magnitudes of floats are ordered as their bits are, with NaN above all.
        public void Run(int start, int length)
        {
            float largest = Magnitude.Largest(new ReadOnlySpan<float>(gradients + start, length), threads);
            if (BitConverter.SingleToInt32Bits(largest) > BitConverter.SingleToInt32Bits(Largest))
                Largest = largest;
        }
    }

    private readonly unsafe struct Step(float* parameters, float* gradients, float learningRate, int threads) : IRangeWork
    {
        public void Run(int start, int length) => ElementwiseLoop.RunShared(
            new RuleUpdate<DescentRule, Without>(
                new DescentRule { LearningRate = learningRate }, default, parameters + start, gradients + start, first: null, second: null, third: null),
            length,
            threads);
    }
}
