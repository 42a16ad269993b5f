namespace CompiledNet.Training.Tests;

/// <summary>Does something after each step.</summary>
internal sealed class StepCallback(Action<FitContext> onStep) : FitCallback
{
    public override void OnStep(FitContext context) => onStep(context);
}
