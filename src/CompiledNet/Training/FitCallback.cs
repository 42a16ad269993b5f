namespace CompiledNet;

/// <summary>
/// Something that is to happen while <see cref="Trainer{TNetwork}.Fit"/> runs: derive from it and override what is needed. All calls come on
/// the thread that trains, between its steps.
/// </summary>
/// <remarks>What a callback throws ends the training and is thrown by <c>Fit</c>. A callback may be used by one call of <c>Fit</c> at a time.</remarks>
public abstract class FitCallback
{
    /// <summary>Before the first step; of a training that is resumed, before the next one.</summary>
    public virtual void OnFitBegin(FitContext context)
    {
    }

    /// <summary>Before the first step of an epoch.</summary>
    public virtual void OnEpochBegin(FitContext context)
    {
    }

    /// <summary>After a step. Here a learning rate of one's own may be set: <see cref="FitContext.Optimizer"/>.</summary>
    public virtual void OnStep(FitContext context)
    {
    }

    /// <summary>After an epoch, when it is evaluated.</summary>
    /// <param name="context">Where the training stands.</param>
    /// <param name="result">What the epoch came to.</param>
    public virtual void OnEpochEnd(FitContext context, EpochResult result)
    {
    }

    /// <summary>At the end, when the best parameters are restored; not if the training was cancelled or threw.</summary>
    public virtual void OnFitEnd(FitContext context)
    {
    }
}
