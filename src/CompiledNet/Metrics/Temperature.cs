using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// Calibrates the probabilities of a classifier by one number, the temperature T: with <c>p = softmax(z)</c> it gives <c>softmax(z/T)</c>, which is
/// <c>pᵢ^(1/T)/Σⱼ pⱼ^(1/T)</c>. Above 1 it makes a network less sure of itself, below 1 surer; the order of the classes stays.
/// </summary>
/// <remarks>
/// C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger: On Calibration of Modern Neural Networks (2017). Fit it to rows that the network was not trained with. A
/// single output is the probability of class 1. Computed in double; the bits do not depend on the machine.
/// </remarks>
public sealed record Temperature
{
    // Beyond these a network is as good as certain, or knows nothing.
    private const double Smallest = 1.0 / 1024;
    private const double Largest = 1024;
    private const int Halvings = 60;

    /// <summary>A known temperature.</summary>
    /// <param name="value">T, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public Temperature(double value) => Value = double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A temperature must be finite and above 0.");

    /// <summary>T.</summary>
    public double Value { get; }

    /// <summary>The temperature with the least log loss, between 1/1024 and 1024.</summary>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> outputs, or of one output for two classes.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="classCount">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">There are not as many rows as labels, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class, or a probability is not in [0, 1].</exception>
    public static Temperature Fit(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        double[][] logits = Logits(probabilities, labels, classCount);
        int[] classes = labels.ToArray();

        // The log loss is convex in 1/T, so its slope changes its sign once.
        double low = 1 / Largest, high = 1 / Smallest;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = Math.Sqrt(low * high);
            if (Slope(logits, classes, middle) < 0)
                low = middle;
            else
                high = middle;
        }

        return new Temperature(1 / Math.Sqrt(low * high));
    }

    /// <summary>Changes rows of probabilities in place. NaN stays NaN.</summary>
    /// <param name="probabilities">Rows of <paramref name="outputSize"/> outputs, each 0 or above.</param>
    /// <param name="outputSize">The outputs of a row; 1 for the probability of class 1.</param>
    /// <exception cref="ArgumentException">They are not whole rows.</exception>
    public void Apply(Span<float> probabilities, int outputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        if (probabilities.Length % outputSize != 0)
            throw new ArgumentException($"There are {probabilities.Length} probabilities; whole rows of {outputSize} are needed.", nameof(probabilities));
        double power = 1 / Value;
        for (int start = 0; start < probabilities.Length; start += outputSize)
        {
            Span<float> row = probabilities.Slice(start, outputSize);
            if (outputSize == 1)
            {
                row[0] = float.IsNaN(row[0]) ? row[0] : (float)(1 / (1 + PortableMath.Exp(power * (Logarithm(1 - (double)row[0]) - Logarithm(row[0])))));
                continue;
            }

            double most = double.NegativeInfinity, sum = 0;
            foreach (float probability in row)
                most = Math.Max(most, Logarithm(probability));
            foreach (float probability in row)
                sum += PortableMath.Exp(power * (Logarithm(probability) - most));
            foreach (ref float probability in row)
                probability = (float)(PortableMath.Exp(power * (Logarithm(probability) - most)) / sum);
        }
    }

    /// <summary>The derivative of the sum of the log losses with respect to 1/T: <c>Σ (Σⱼ aⱼ·zⱼ − z_label)</c> with <c>a = softmax(z/T)</c>.</summary>
    private static double Slope(double[][] logits, int[] labels, double power)
    {
        double slope = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            double most = logits[row].Max(), sum = 0, mean = 0;
            foreach (double logit in logits[row])
            {
                double weight = PortableMath.Exp(power * (logit - most));
                sum += weight;
                mean += weight * logit;
            }

            slope += mean / sum - logits[row][labels[row]];
        }

        return slope;
    }

    private static double[][] Logits(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount)
    {
        bool isSingle = classCount == 2 && probabilities.Length == labels.Length;
        int outputSize = isSingle ? 1 : classCount;
        if (labels.IsEmpty || probabilities.Length != (long)labels.Length * outputSize)
            throw new ArgumentException($"There are {labels.Length} labels and {probabilities.Length} probabilities; as many rows of {classCount} are needed, at least one.", nameof(probabilities));
        var logits = new double[labels.Length][];
        for (int row = 0; row < logits.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classCount)
                throw new ArgumentOutOfRangeException(nameof(labels), labels[row], $"The label of row {row} must be from 0 to {classCount - 1}.");
            ReadOnlySpan<float> own = probabilities.Slice(row * outputSize, outputSize);
            foreach (float probability in own)
            {
                if (!(probability >= 0 && probability <= 1))
                    throw new ArgumentOutOfRangeException(nameof(probabilities), probability, $"The probabilities of row {row} must be in [0, 1].");
            }

            logits[row] = isSingle ? [Logarithm(1 - (double)own[0]), Logarithm(own[0])] : [.. own.ToArray().Select(probability => Logarithm(probability))];
        }

        return logits;
    }

    /// <summary>What has underflowed to 0 counts as the smallest float.</summary>
    private static double Logarithm(double probability) =>
        double.IsNaN(probability) ? double.NaN : PortableMath.Log(Math.Max(probability, float.Epsilon));
}
