using CompiledNet;

namespace GradientDescent;

/// <summary>One point of a descent: where it stands, and the derivatives there.</summary>
public readonly record struct DescentStep(float W, float B, float Cost, float DW, float DB);

/// <summary>A walk down the cost of a line, from w = 0 and b = 0.</summary>
/// <param name="LearningRate">The length α of a step, as a multiple of the slope.</param>
/// <param name="Steps">Every point it came to, the start first.</param>
/// <param name="Diverged">Whether it ended because the cost was no longer a finite number.</param>
public sealed record Descent(float LearningRate, IReadOnlyList<DescentStep> Steps, bool Diverged)
{
    /// <summary>21 points of the line y = 2·x + 1 between −1 and 1.</summary>
    public static Dataset Points { get; } = PointsOf(w: 2, b: 1);

    /// <summary>Makes steps <c>w ← w − α·dw</c>, <c>b ← b − α·db</c>, and stops where the cost overflows.</summary>
    public static Descent Run(float learningRate, int stepCount)
    {
        var model = new Line();
        model.Parameters.Clear();
        var gradients = new ParameterBuffer<Line>();
        var steps = new List<DescentStep>();
        for (int step = 0; step <= stepCount; step++)
        {
            ref float w = ref model.Dense1.Weights[0, 0];
            ref float b = ref model.Dense1.Biases[0];

            float cost = model.Backward(Points.Inputs, Points.Targets, gradients);
            if (!float.IsFinite(cost))
                return new Descent(learningRate, steps, Diverged: true);
            float dw = gradients["Dense1.Weights"][0, 0];
            float db = gradients["Dense1.Biases"][0];
            steps.Add(new DescentStep(w, b, cost, dw, db));

            w -= learningRate * dw;
            b -= learningRate * db;
        }
        return new Descent(learningRate, steps, Diverged: false);
    }

    /// <summary>The same walk by the trainer: its exception, if it met infinity.</summary>
    public static NonFiniteException? RunTrainer(Line model, float learningRate, int stepCount)
    {
        model.Parameters.Clear();
        var trainer = new Trainer<Line>(model, new Sgd { LearningRate = learningRate });
        try
        {
            trainer.Fit(Points, new FitOptions { Epochs = stepCount, BatchSize = Points.Count, Shuffle = false });
            return null;
        }
        catch (NonFiniteException exception)
        {
            return exception;
        }
    }

    private static Dataset PointsOf(float w, float b)
    {
        float[] x = [.. Enumerable.Range(-10, 21).Select(i => i / 10f)];
        return Dataset.WithTargets(x, inputSize: 1, [.. x.Select(value => w * value + b)]);
    }
}
