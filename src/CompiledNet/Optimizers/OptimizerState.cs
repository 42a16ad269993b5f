using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>What an optimizer remembers of one network from step to step.</summary>
public abstract class OptimizerState
{
    private readonly double[] _scalars;

    private protected OptimizerState(Optimizer optimizer) => _scalars = optimizer.InitialScalars.ToArray();

    /// <summary>The number of completed steps.</summary>
    public long StepCount { get; internal set; }

    /// <summary>The numbers remembered once for the whole network, at first <see cref="Optimizer.InitialScalars"/>.</summary>
    public Span<double> Scalars => _scalars;

    /// <summary>The number of moments: <see cref="Optimizer.MomentCount"/>.</summary>
    public abstract int MomentCount { get; }

    /// <summary>The flat storage of one of the moments, at first zero.</summary>
    /// <param name="index">Its number, from 0.</param>
    public abstract Span<float> Moment(int index);
}

/// <summary>What an optimizer remembers of one network from step to step.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
public sealed class OptimizerState<TNetwork> : OptimizerState
    where TNetwork : class, INetwork<TNetwork>
{
    /// <summary>The state before the first step.</summary>
    /// <param name="optimizer">The optimizer that will use it.</param>
    public OptimizerState(Optimizer optimizer)
        : base(optimizer ?? throw new ArgumentNullException(nameof(optimizer))) =>
        Moments = [.. Enumerable.Range(0, optimizer.MomentCount).Select(_ => new ParameterBuffer<TNetwork>())];

    /// <summary>The numbers remembered for each parameter.</summary>
    public ImmutableArray<ParameterBuffer<TNetwork>> Moments { get; }

    /// <inheritdoc/>
    public override int MomentCount => Moments.Length;

    /// <inheritdoc/>
    public override Span<float> Moment(int index) => Moments[index].AsSpan();

    internal void CopyFrom(OptimizerState<TNetwork> source)
    {
        StepCount = source.StepCount;
        source.Scalars.CopyTo(Scalars);
        for (int i = 0; i < Moments.Length; i++)
            Moments[i].CopyFrom(source.Moments[i]);
    }
}
