using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The mean of the gradients of several batches, each with the weight of its rows: what one batch of all rows would give.</summary>
internal sealed class GradientAccumulation<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly ParameterBuffer<TNetwork> _mean = new();
    private long _rows;
    private double _loss;

    /// <summary>How many batches are in it.</summary>
    public int BatchCount { get; private set; }

    /// <summary>The mean loss over all rows.</summary>
    public float Loss => (float)_loss;

    /// <summary>Adds a batch: <c>mean ← mean + (g − mean)·rows/all</c>; and the model gets the running statistics that the batch left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Add(ParameterBuffer<TNetwork> gradients, float loss, int rows, ParameterBuffer<TNetwork> parameters)
    {
        if (BatchCount++ == 0)
            parameters.StatisticsSpan.CopyTo(_mean.StatisticsSpan);
        _rows += rows;
        double share = (double)rows / _rows;
        _loss += (loss - _loss) * share;
        if (BatchCount == 1)
        {
            gradients.AsTrainedSpan().CopyTo(_mean.AsTrainedSpan());
        }
        else
        {
            fixed (float* mean = _mean.AsTrainedSpan(), added = gradients.AsTrainedSpan())
                ElementwiseLoop.Run(new Approach(mean, added, (float)share), 0, gradients.AsTrainedSpan().Length);
        }

        parameters.CopyStatisticsFrom(gradients);
    }

    /// <summary>Hands over the mean, and begins anew.</summary>
    public void MoveTo(ParameterBuffer<TNetwork> gradients)
    {
        _mean.AsTrainedSpan().CopyTo(gradients.AsTrainedSpan());
        Clear();
    }

    /// <summary>Begins anew, and gives the model the running statistics back that it had before the first batch.</summary>
    public void Discard(ParameterBuffer<TNetwork> parameters)
    {
        if (BatchCount > 0)
            parameters.CopyStatisticsFrom(_mean);
        Clear();
    }

    /// <summary>The running statistics before the first batch.</summary>
    public void RestoreStatistics(ParameterBuffer<TNetwork> parameters) => parameters.CopyStatisticsFrom(_mean);

    private void Clear()
    {
        BatchCount = 0;
        _rows = 0;
        _loss = 0;
    }

    private readonly unsafe struct Approach(float* mean, float* added, float share) : IElementwiseUpdate
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(int offset, int count)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes before = TLanes.LoadFirst(in *mean, offset, count);
            TLanes change = (TLanes.LoadFirst(in *added, offset, count) - before) * TLanes.Broadcast(share);
            (before + change).StoreFirst(ref *mean, offset, count);
        }
    }
}
