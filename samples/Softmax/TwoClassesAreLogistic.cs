using CompiledNet;

namespace Softmax;

/// <summary>
/// With two classes, softmax is logistic regression with the difference of the weights:
/// a₁ = e^z₁/(e^z₀ + e^z₁) = 1/(1 + e^−(z₁ − z₀)) = σ(z₁ − z₀).
/// </summary>
/// <param name="LargestOutputDifference">Between a₁ and σ, over all rows.</param>
/// <param name="CostDifference">Between the two costs.</param>
/// <param name="LargestGradientDifference">Between dW of class 1 and dw of logistic regression.</param>
public sealed record TwoClassesAreLogistic(float LargestOutputDifference, float CostDifference, float LargestGradientDifference)
{
    /// <summary>Compares them on some rows.</summary>
    public static TwoClassesAreLogistic Compare()
    {
        float[] x = [1f, 2f, -0.5f, 0.25f, 3f, -1f, 0f, 0.75f];
        int[] labels = [1, 0, 0, 1];
        float[] targets = [.. labels.Select(label => (float)label)];

        var softmax = new TwoClasses();
        softmax.Parameters.CopyFrom([0.3f, -0.6f, 1.1f, 0.4f, 0.2f, -0.1f]);
        var logistic = new LogisticRegression();
        logistic.Parameters.CopyFrom([1.1f - 0.3f, 0.4f + 0.6f, -0.1f - 0.2f]);

        var two = new float[2 * labels.Length];
        var one = new float[labels.Length];
        softmax.Forward(x, two);
        logistic.Forward(x, one);

        var softmaxGradients = new ParameterBuffer<TwoClasses>();
        var logisticGradients = new ParameterBuffer<LogisticRegression>();
        float softmaxCost = softmax.Backward(x, labels, softmaxGradients);
        float logisticCost = logistic.Backward(x, targets, logisticGradients);
        TensorView dw2 = softmaxGradients["Dense1.Weights"];
        TensorView dw1 = logisticGradients["Dense1.Weights"];
        return new TwoClassesAreLogistic(
            Enumerable.Range(0, labels.Length).Max(row => Math.Abs(two[2 * row + 1] - one[row])),
            Math.Abs(softmaxCost - logisticCost),
            Enumerable.Range(0, 2).Max(input => Math.Abs(dw2[1, input] - dw1[0, input])));
    }
}
