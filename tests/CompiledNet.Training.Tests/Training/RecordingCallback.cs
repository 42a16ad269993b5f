namespace CompiledNet.Training.Tests;

/// <summary>Writes down what it is called for.</summary>
internal sealed class RecordingCallback : FitCallback
{
    public List<string> Calls { get; } = [];

    public List<float> LearningRates { get; } = [];

    /// <summary>Asks to stop in this epoch after this step; after the epoch with step 0.</summary>
    public (int Epoch, int Step) StopsAt { get; init; }

    public override void OnFitBegin(FitContext context) => Calls.Add("begin");

    public override void OnEpochBegin(FitContext context) => Calls.Add($"epoch {context.Epoch}");

    public override void OnStep(FitContext context)
    {
        Calls.Add($"step {context.Step} of {context.StepsPerEpoch}");
        LearningRates.Add(context.LearningRate);
        Assert.True(float.IsFinite(context.Loss));
        if ((context.Epoch, context.Step) == StopsAt)
            context.Stop();
    }

    public override void OnEpochEnd(FitContext context, EpochResult result)
    {
        Calls.Add($"end of epoch {result.Epoch}");
        Assert.Equal(result, context.History.Last);
        if ((context.Epoch, 0) == StopsAt)
            context.Stop();
    }

    public override void OnFitEnd(FitContext context) => Calls.Add("end");
}
