namespace CompiledNet;

/// <summary>The parameters and running statistics of one batch normalisation, read and written in place.</summary>
public readonly struct BatchNormView
{
    /// <summary>The view of a layer.</summary>
    public BatchNormView(TensorView weights, TensorView biases, TensorView runningMean, TensorView runningVariance) =>
        (Weights, Biases, RunningMean, RunningVariance) = (weights, biases, runningMean, runningVariance);

    /// <summary>The scales, <c>Weights[channel]</c>.</summary>
    public TensorView Weights { get; }

    /// <summary>The shifts, <c>Biases[channel]</c>.</summary>
    public TensorView Biases { get; }

    /// <summary>The mean of each channel by which <c>Forward</c> normalises, <c>RunningMean[channel]</c>; not trained, but updated by training.</summary>
    public TensorView RunningMean { get; }

    /// <summary>The variance of each channel by which <c>Forward</c> normalises, <c>RunningVariance[channel]</c>; not trained, but updated by training.</summary>
    public TensorView RunningVariance { get; }
}
