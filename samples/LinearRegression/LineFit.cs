using CompiledNet;

namespace LinearRegression;

/// <summary>A line found from points of a known one.</summary>
public sealed record LineFit(Line Model, Dataset Points, TrainingHistory History)
{
    /// <summary>The slope of the line that the points lie on.</summary>
    public const float TrueWeight = 2.5f;

    /// <summary>The height of that line at 0.</summary>
    public const float TrueBias = -1f;

    /// <summary>Takes 101 points between −1 and 1, and descends along the gradient of all of them, 60 times.</summary>
    public static LineFit Run()
    {
        float[] x = [.. Enumerable.Range(0, 101).Select(i => i / 50f - 1f)];
        float[] y = [.. x.Select(value => TrueWeight * value + TrueBias)];
        Dataset points = Dataset.WithTargets(x, inputSize: 1, y);

        var model = new Line(seed: 1);
        var trainer = new Trainer<Line>(model, new Sgd { LearningRate = 0.5f });
        TrainingHistory history = trainer.Fit(points, new FitOptions { Epochs = 60, BatchSize = points.Count });
        return new LineFit(model, points, history);
    }
}
