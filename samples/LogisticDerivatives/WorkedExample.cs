using CompiledNet;

namespace LogisticDerivatives;

/// <summary>The forward and the backward pass of one row: x = (5, 3), w = (0.5, 0.5), b = 1, y = 1.</summary>
/// <param name="Z">w·x + b.</param>
/// <param name="A">σ(z).</param>
/// <param name="DA">dL/da = −y/a + (1 − y)/(1 − a).</param>
/// <param name="DZ">dL/dz = a − y.</param>
/// <param name="DW1">dL/dw₁ = x₁·dz.</param>
/// <param name="DW2">dL/dw₂ = x₂·dz.</param>
/// <param name="DB">dL/db = dz.</param>
public sealed record WorkedExample(double Z, double A, double DA, double DZ, double DW1, double DW2, double DB)
{
    private const float Y = 1f;
    private static readonly float[] X = [5f, 3f];
    private static readonly float[] Parameters = [0.5f, 0.5f, 1f];

    /// <summary>By the formulas, in double.</summary>
    public static WorkedExample ByHand()
    {
        double z = Parameters[0] * X[0] + Parameters[1] * X[1] + Parameters[2];
        double a = 1 / (1 + Math.Exp(-z));
        double da = -Y / a + (1 - Y) / (1 - a);
        double dz = da * a * (1 - a);
        return new WorkedExample(z, a, da, dz, X[0] * dz, X[1] * dz, dz);
    }

    /// <summary>By the compiled network, in float: a from <c>Forward</c>, dw and db from <c>Backward</c>.</summary>
    public static WorkedExample FromNetwork()
    {
        LogisticRegression model = Network();
        var a = new float[1];
        model.Forward(X, a);
        var gradients = new ParameterBuffer<LogisticRegression>();
        model.Backward(X, [Y], gradients);

        TensorView w = model.Dense1.Weights;
        TensorView dw = gradients["Dense1.Weights"];
        float z = w[0, 0] * X[0] + w[0, 1] * X[1] + model.Dense1.Biases[0];
        return new WorkedExample(z, a[0], -Y / a[0] + (1 - Y) / (1 - a[0]), a[0] - Y, dw[0, 0], dw[0, 1], gradients["Dense1.Biases"][0]);
    }

    /// <summary>The network's derivatives beside difference quotients of its loss.</summary>
    public static GradientReport Check() => GradientCheck.Run(Network(), X, [Y]);

    private static LogisticRegression Network()
    {
        var model = new LogisticRegression();
        model.Parameters.CopyFrom(Parameters);
        return model;
    }
}
