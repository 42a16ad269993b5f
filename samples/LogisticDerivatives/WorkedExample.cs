using CompiledNet;

namespace LogisticDerivatives;

/// <summary>The forward and the backward pass of one row: x = (5, 3), w = (0.5, 0.5), b = 1, y = 1.</summary>
/// <param name="Z">w·x + b.</param>
/// <param name="A">σ(z), from the network.</param>
/// <param name="DA">dL/da = −y/a + (1 − y)/(1 − a).</param>
/// <param name="DZ">dL/dz = a − y.</param>
/// <param name="DW">dL/dw = dz·x, from the network.</param>
/// <param name="DB">dL/db = dz, from the network.</param>
/// <param name="Check">The network's derivatives beside difference quotients.</param>
public sealed record WorkedExample(float Z, float A, float DA, float DZ, (float W1, float W2) DW, float DB, GradientReport Check)
{
    /// <summary>Computes it.</summary>
    public static WorkedExample Run()
    {
        float[] x = [5f, 3f];
        const float Y = 1f;
        var model = new LogisticRegression();
        model.Parameters.CopyFrom([0.5f, 0.5f, 1f]);

        // Forward.
        float z = model.Dense1.Weights[0, 0] * x[0] + model.Dense1.Weights[0, 1] * x[1] + model.Dense1.Biases[0];
        var outputs = new float[1];
        model.Forward(x, outputs);
        float a = outputs[0];

        // Backward.
        var gradients = new ParameterBuffer<LogisticRegression>();
        model.Backward(x, [Y], gradients);
        TensorView dw = gradients["Dense1.Weights"];
        return new WorkedExample(
            z,
            a,
            DA: -Y / a + (1 - Y) / (1 - a),
            DZ: a - Y,
            (dw[0, 0], dw[0, 1]),
            gradients["Dense1.Biases"][0],
            GradientCheck.Run(model, x, [Y]));
    }
}
