using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace CompiledNet.Display.Tests;

[Network(2)]
[Dense(3, Activation.Tanh)]
[Dense(2, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
internal sealed partial class SmallClassifier;

/// <summary>A training of ten rows, four a step and so three steps an epoch, each of which takes a second of a clock that only it moves.</summary>
internal sealed class Training
{
    public Training(bool isLive)
    {
        Console = new TestConsole().Width(120).SupportsAnsi(isLive).SupportsUnicode(true);
        Console.Profile.Capabilities.Interactive = isLive;
    }

    /// <summary>Ten rows of two classes.</summary>
    public static Dataset Rows { get; } = Dataset.WithLabels(
        [.. Enumerable.Range(0, 20).Select(i => MathF.Sin(3 * i))], 2, [.. Enumerable.Range(0, 10).Select(i => i % 2)]);

    public FakeTimeProvider Clock { get; } = new();

    public TestConsole Console { get; }

    public FitDisplay Display => field ??= new FitDisplay(Console, Clock);

    /// <summary>Everything shown, a line each, without the spaces at their ends.</summary>
    public string[] Lines => [.. Console.Lines.Select(line => line.TrimEnd())];

    public Trainer<SmallClassifier> Fit(FitOptions options, params FitCallback[] before)
    {
        var trainer = new Trainer<SmallClassifier>(new SmallClassifier(seed: 1), new Sgd { LearningRate = 0.1f });
        trainer.Fit(Rows, options with { BatchSize = 4, Callbacks = [.. before, new Second(Clock), Display] });
        return trainer;
    }

    private sealed class Second(FakeTimeProvider clock) : FitCallback
    {
        public override void OnStep(FitContext context) => clock.Advance(TimeSpan.FromSeconds(1));
    }
}

/// <summary>Does something after a step.</summary>
internal sealed class AfterStep(int epoch, int step, Action<FitContext> action) : FitCallback
{
    public override void OnStep(FitContext context)
    {
        if (context.Epoch == epoch && context.Step == step)
            action(context);
    }
}

/// <summary>Takes time before an epoch begins.</summary>
internal sealed class BeforeEpoch(Action action) : FitCallback
{
    public override void OnEpochBegin(FitContext context) => action();
}
