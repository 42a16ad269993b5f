namespace CompiledNet.Tests.Reference;

/// <summary>
/// A small network with one activation everywhere, and a batch for which no unit and no error sits near a kink, so that
/// the cost has a slope.
/// </summary>
internal sealed record SmoothProblem(Architecture Architecture, double[] Parameters, double[] Inputs, double[] Targets)
{
    private const int Rows = 3;

    // Far more than what a step of a central difference moves a pre-activation.
    private const double Distance = 1e-3;

    public static SmoothProblem Draw(ActivationSpec activation, LossSpec loss)
    {
        var architecture = new Architecture(3, [new LayerSpec(3, 5, activation), new LayerSpec(5, 4, activation)], loss);
        for (int seed = 0; ; seed++)
        {
            var random = new Random(seed);
            var problem = new SmoothProblem(
                architecture,
                Uniform(random, architecture.ParameterCount, 1),
                Uniform(random, Rows * architecture.Inputs, 2),
                DrawTargets(random, loss, architecture.Outputs));
            if (problem.IsSmooth())
                return problem;
        }
    }

    private static double[] DrawTargets(Random random, LossSpec loss, int outputs)
    {
        double[] targets = Uniform(random, Rows * outputs, 1.5);
        return loss.Kind is LossFunction.BinaryCrossEntropy or LossFunction.CrossEntropy or LossFunction.BinaryFocalCrossEntropy or LossFunction.KLDivergence
            ? [.. targets.Select(target => Math.Abs(target) / 1.5)]
            : targets;
    }

    private bool IsSmooth()
    {
        var network = new ReferenceNetwork(Architecture, Parameters);
        for (int row = 0; row < Rows; row++)
        {
            ForwardRow forward = network.Forward(Inputs.AsSpan(row * Architecture.Inputs, Architecture.Inputs));
            for (int l = 1; l <= network.LayerCount; l++)
            {
                if (AreNear(forward.Z[l], ElementwiseActivations.Kinks(Architecture.Layers[l - 1].Activation)))
                    return false;
            }

            int first = row * Architecture.Outputs;
            if (forward.A[^1].Where((a, unit) => AreNear([a - Targets[first + unit]], Losses.Kinks(Architecture.Loss!, Targets[first + unit]))).Any())
                return false;
        }

        return true;
    }

    private static bool AreNear(double[] values, IReadOnlyList<double> kinks) =>
        values.Any(value => kinks.Any(kink => Math.Abs(value - kink) < Distance));

    private static double[] Uniform(Random random, int count, double limit) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble() - 1) * limit)];
}
