using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>What an optimizer remembers of one network from step to step.</summary>
/// <remarks>
/// <see cref="StepCount"/>, <see cref="LargestGradient"/>, <see cref="Scalars"/> and the moments are all of it. Set to what they
/// were, they let training continue to the same bits (<see cref="CheckpointFile"/> stores them).
/// </remarks>
public abstract class OptimizerState
{
    private readonly double[] _scalars;
    private ElementwiseOptimizer? _rangesOf;
    private int _rangesLength;
    private double[] _blockSums = [];

    private protected OptimizerState(Optimizer optimizer, NetworkDescription network)
    {
        optimizer.RequireConsistent();
        Network = network;
        MomentCount = optimizer.MomentCount;
        _scalars = optimizer.InitialScalars.ToArray();
        if (optimizer is ElementwiseOptimizer elementwise)
            PrepareFor(elementwise, network.TrainedSize);
    }

    /// <summary>The number of completed steps. A <see cref="Trainer{TNetwork}"/> counts; whoever restores a state sets it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long StepCount
    {
        get;
        set => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(StepCount), value, "The number of steps must be at least 0.");
    }

    /// <summary>
    /// The largest magnitude of the gradients that the completed steps gave to the optimizer, 0 before the first. A
    /// <see cref="Trainer{TNetwork}"/> keeps it, to know from <see cref="Optimizer.LargestSafeGradient"/> whether an update may
    /// overflow; whoever restores a state sets it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float LargestGradient
    {
        get;
        set => field = float.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LargestGradient), value, "The largest gradient must be finite and at least 0.");
    }

    /// <summary>The numbers remembered once for the whole network, at first <see cref="Optimizer.InitialScalars"/>.</summary>
    public Span<double> Scalars => _scalars;

    /// <summary>The number of moments: <see cref="Optimizer.MomentCount"/>.</summary>
    public int MomentCount { get; }

    /// <summary>How many threads may share an update, from 1: a <see cref="Trainer{TNetwork}"/> sets it before each.</summary>
    internal int Threads { get; set; } = 1;

    /// <summary>The largest λ by which the optimizer adds parameters to their gradients.</summary>
    internal float LargestAddedDecay { get; private set; }

    /// <summary>The λ₁ whose sign the optimizer adds to gradients.</summary>
    internal float L1Penalty { get; private set; }

    /// <summary>The flat storage of one of the moments, at first zero; as long as the trained part of the parameters.</summary>
    /// <param name="index">Its number, from 0.</param>
    public abstract Span<float> Moment(int index);

    /// <summary>The network.</summary>
    internal NetworkDescription Network { get; }

    /// <summary>Which parts of the storage are trained with which settings of the optimizer that it was prepared for.</summary>
    internal ImmutableArray<ParameterRange> Ranges { get; private set; } = [];

    /// <summary>Whether it was prepared for an optimizer and a storage of this length.</summary>
    internal bool IsFor(ElementwiseOptimizer optimizer, int length) => ReferenceEquals(optimizer, _rangesOf) && length == _rangesLength;

    /// <summary>Prepares it.</summary>
    /// <exception cref="ArgumentException">
    /// A group of the optimizer names a layer that is not there; or the settings differ from tensor to tensor, and the storage is not that of the network.
    /// </exception>
    internal void PrepareFor(ElementwiseOptimizer optimizer, int length)
    {
        optimizer.RequireConsistent();
        Ranges = ParameterRanges.Of(Network, optimizer, length);
        _blockSums = float.IsPositiveInfinity(optimizer.MaxGradientNorm) || Ranges.IsEmpty
            ? []
            : new double[Ranges.Max(range => SquareSum.BlockCount(range.Length))];
        LargestAddedDecay = optimizer.LargestAddedDecay;
        L1Penalty = optimizer.L1Penalty;
        _rangesOf = optimizer;
        _rangesLength = length;
    }

    /// <summary>Room for the partial sums of a norm of all gradients.</summary>
    internal Span<double> BlockSums => _blockSums;
}

/// <summary>What an optimizer remembers of one network from step to step.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public sealed class OptimizerState<TNetwork> : OptimizerState
    where TNetwork : class, INetwork<TNetwork>
{
    /// <summary>The state before the first step.</summary>
    /// <param name="optimizer">The optimizer that will use it.</param>
    public OptimizerState(Optimizer optimizer)
        : base(optimizer ?? throw new ArgumentNullException(nameof(optimizer)), TNetwork.Description) =>
        Moments = [.. Enumerable.Range(0, optimizer.MomentCount).Select(_ => new ParameterBuffer<TNetwork>())];

    /// <summary>The numbers remembered for each parameter.</summary>
    public ImmutableArray<ParameterBuffer<TNetwork>> Moments { get; }

    /// <inheritdoc/>
    public override Span<float> Moment(int index) => Moments[index].AsTrainedSpan();

    /// <summary>Sets the whole state from another of the same kind.</summary>
    /// <param name="source">A state for the same optimizer, or for one like it. It stays independent of this one.</param>
    /// <exception cref="ArgumentException">The states differ in the number of moments or scalars; nothing was changed.</exception>
    public void CopyFrom(OptimizerState<TNetwork> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.MomentCount != MomentCount || source.Scalars.Length != Scalars.Length)
            throw new ArgumentException($"The state has {source.MomentCount} moments and {source.Scalars.Length} scalars; {MomentCount} and {Scalars.Length} are needed, so it is that of another optimizer.", nameof(source));

        StepCount = source.StepCount;
        LargestGradient = source.LargestGradient;
        source.Scalars.CopyTo(Scalars);
        for (int i = 0; i < Moments.Length; i++)
            Moments[i].CopyFrom(source.Moments[i]);
    }
}
