using System.Runtime.CompilerServices;
using CompiledNet.Execution;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Plain gradient descent, <c>θ ← θ − lr·g</c>, that neither reads nor writes rows of embedding tables that the batch did not choose. What it
/// writes has the bits of <see cref="Sgd"/>.
/// </summary>
internal static class SparseDescent
{
    /// <summary>The largest magnitude of the gradients that a batch may have touched: of all gradients, since the others are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe float LargestGradient<TNetwork>(EmbeddingRows<TNetwork> rows, ReadOnlySpan<float> inputs, ReadOnlySpan<float> gradients, int threads)
        where TNetwork : class, INetwork<TNetwork>
    {
        fixed (float* pinned = gradients)
        {
            var search = new Search(pinned, threads);
            rows.Walk(inputs, ref search);
            return search.Largest;
        }
    }

    /// <summary>Makes the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Update<TNetwork>(EmbeddingRows<TNetwork> rows, ReadOnlySpan<float> inputs, Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate, int threads)
        where TNetwork : class, INetwork<TNetwork>
    {
        fixed (float* pinnedParameters = parameters, pinnedGradients = gradients)
        {
            var step = new Step(pinnedParameters, pinnedGradients, learningRate, threads);
            rows.Walk(inputs, ref step);
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
        public void Run(int start, int length) =>
            ElementwiseLoop.RunShared(new Descent(parameters + start, gradients + start, learningRate), length, threads);
    }

    private readonly unsafe struct Descent(float* parameters, float* gradients, float learningRate) : IElementwiseUpdate, IPartedWork
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int part, int start, int length)
        {
            WritableRegion values = default;
            values.Open(ref parameters[start], length);
            ElementwiseLoop.Run(this, start, length);
            values.Close();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(int offset, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes gradient = TLanes.LoadFirst(in *gradients, offset, count);
            TLanes parameter = TLanes.LoadFirst(in *parameters, offset, count);
            (parameter - TLanes.Broadcast(learningRate) * gradient).StoreFirst(ref *parameters, offset, count);
        }
    }
}
