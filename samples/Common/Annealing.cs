namespace CompiledNet.Samples;

/// <summary>
/// Lets the learning rate of an optimizer go down along half a cosine: in epoch <c>e</c> of <c>n</c> it is <c>α·½·(1 + cos(π·(e − 1)/n))</c>.
/// The last epochs take small steps, so that the network ends near a minimum instead of jumping about it.
/// </summary>
/// <param name="optimizer">Has α, the learning rate of the first epoch.</param>
/// <param name="next">Is told every finished epoch too.</param>
public sealed class Annealing(Optimizer optimizer, IProgress<EpochProgress>? next = null) : IProgress<EpochProgress>
{
    private readonly float _first = optimizer.LearningRate;

    /// <summary>Sets the learning rate of the epoch that follows.</summary>
    public void Report(EpochProgress value)
    {
        if (value.Epoch < value.EpochCount)
            optimizer.LearningRate = (float)(_first * 0.5 * (1 + Math.Cos(Math.PI * value.Epoch / value.EpochCount)));
        next?.Report(value);
    }
}
