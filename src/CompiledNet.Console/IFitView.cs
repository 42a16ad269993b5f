namespace CompiledNet.Display;

/// <summary>One way of showing a training.</summary>
internal interface IFitView
{
    void Begin(FitContext context);

    void Step(FitContext context, FitPace pace, LossCourse course);

    void EpochEnd(FitContext context, EpochResult result, FitPace pace, LossCourse course);

    void End();
}
