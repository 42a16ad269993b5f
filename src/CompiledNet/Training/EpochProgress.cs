namespace CompiledNet;

/// <summary>How far training has come.</summary>
/// <param name="Result">The epoch just finished.</param>
/// <param name="EpochCount">
/// The number of epochs when training will be complete, those before <see cref="FitOptions.FirstEpoch"/> included.
/// </param>
public sealed record EpochProgress(EpochResult Result, int EpochCount)
{
    /// <summary>The number of the epoch just finished, from 1.</summary>
    public int Epoch => Result.Epoch;
}
