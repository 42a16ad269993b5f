using System.Runtime.CompilerServices;
using CompiledNet.Execution;
using CompiledNet.Numerics;

namespace CompiledNet.Tests.Shared;

/// <summary>
/// A batch norm of three units and the mean squared error, written by hand as networks are generated: <c>y = γ·x̂ + β</c> with
/// <c>x̂ = (x − μ)/√(σ² + ε)</c>.
/// </summary>
internal sealed class Normalized : ITrainableNetwork<Normalized>
{
    public const int Units = 3;

    private readonly NetworkExecution _execution = new(0, NormalizedPass<Lanes128>.StorageSize);

    public Normalized(int seed = 0) => ParameterInitializer.Fill(Parameters, seed);

    public static NetworkDescription Description { get; } = new()
    {
        Name = nameof(Normalized),
        InputSize = Units,
        Loss = LossFunction.MeanSquaredError,
        StorageSize = NormalizedPass<Lanes128>.StorageSize,
        TrainedSize = NormalizedPass<Lanes128>.Mean,
        Layers =
        [
            new LayerDescription
            {
                Name = "BatchNorm1",
                Kind = "BatchNorm",
                InputSize = Units,
                OutputSize = Units,
                Activation = Activation.Linear,
                MultiplyAdds = 0,
                Tensors = [Tensor("Weights", NormalizedPass<Lanes128>.Weights, 1f), Tensor("Biases", NormalizedPass<Lanes128>.Biases, 0f)],
                Statistics = [Tensor("RunningMean", NormalizedPass<Lanes128>.Mean, 0f), Tensor("RunningVariance", NormalizedPass<Lanes128>.Variance, 1f)],
            },
        ],
    };

    /// <summary>The rows of the batches that it was trained with.</summary>
    public List<int> Batches { get; } = [];

    public ParameterBuffer<Normalized> Parameters { get; } = new();

    public int Threads
    {
        get => _execution.Threads;
        set => _execution.Threads = value;
    }

    NetworkExecution INetwork<Normalized>.Execution => _execution;

    public static Normalized Create(int seed) => new(seed);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => Entry.Forward(_execution, inputs, outputs, Parameters.AsSpan());

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Entry.ComputeLoss(_execution, inputs, targets, Parameters.AsSpan());

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<Normalized> gradients)
    {
        lock (Batches)
            Batches.Add(inputs.Length / Units);
        return Entry.Backward(_execution, inputs, targets, Parameters.AsSpan(), Arguments.GradientsOf(gradients, Parameters));
    }

    public void BackwardFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<Normalized> gradients, Span<float> inputGradients) =>
        Entry.BackwardFrom(_execution, inputs, outputGradients, Parameters.AsSpan(), Arguments.GradientsOf(gradients, Parameters), inputGradients);

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => Entry.FindNonFiniteLayer(_execution, inputs, Parameters.AsSpan());

    private static ParameterTensor Tensor(string name, int offset, float value) => new()
    {
        Name = $"BatchNorm1.{name}",
        Shape = [Units],
        Offset = offset,
        Strides = [1],
        Initializer = Initializer.Constant,
        InitialValue = value,
        FanIn = 1,
        FanOut = 1,
    };

    private abstract class Entry : TrainableEntry<NormalizedPass<Lanes512>, NormalizedPass<Lanes256>, NormalizedPass<Lanes128>, NormalizedPass<Lanes256>>;
}

/// <summary>The passes of <see cref="Normalized"/>, one value at a time as in a textbook.</summary>
internal readonly struct NormalizedPass<TLanes> : ITrainingPass
    where TLanes : struct, ILanes<TLanes>
{
    public const int Weights = 0;
    public const int Biases = 16;
    public const int Mean = 32;
    public const int Variance = 48;
    public const int StorageSize = 64;
    public const double Epsilon = 1e-5;
    public const double Momentum = 0.1;

    /// <summary>So large that memory for some thousand rows is not on the stack.</summary>
    public const int FloatsOfRow = 16;

    public static int InputSize => Normalized.Units;

    public static int OutputSize => Normalized.Units;

    public static long MultiplyAdds => 1 << 16;

    public static int ScratchLength => 0;

    public static int RowScratchLength => 0;

    public static int TrainingScratchLength => 0;

    public static int LengthBeforeStatistics => Mean;

    public static bool NeedsWholeBatch => true;

    public static int TermsOfRow => Normalized.Units;

    public static long TrainingScratchLengthOf(int rows) => (long)rows * FloatsOfRow;

    public static void Run(ref float x, ref float y, ref float parameters, ref float scratch, int rows)
    {
        for (int i = 0; i < rows * Normalized.Units; i++)
            Unsafe.Add(ref y, i) = (float)Inference(ref parameters, i % Normalized.Units, Unsafe.Add(ref x, i));
    }

    public static void RunRow(ref float x, ref float y, ref float parameters, ref float scratch) => Run(ref x, ref y, ref parameters, ref scratch, 1);

    public static double ComputeLoss(ref float x, ref float targets, ref int labels, ref float parameters, ref float workspace, int rows)
    {
        double total = 0;
        for (int i = 0; i < rows * Normalized.Units; i++)
            total += Math.Pow(Inference(ref parameters, i % Normalized.Units, Unsafe.Add(ref x, i)) - Unsafe.Add(ref targets, i), 2);
        return total;
    }

    public static double Backward(ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, ref float workspace, float scale, in DropoutKey key, long firstRow, int rows)
    {
        double total = 0;
        for (int unit = 0; unit < Normalized.Units; unit++)
        {
            (double mean, double variance) = Statistics(ref Unsafe.Add(ref x, unit), rows);
            // Into memory first, as long as it takes: another call that had the same memory would be noticed.
            for (int row = 0; row < rows; row++)
                Unsafe.Add(ref workspace, row * FloatsOfRow + unit) = (float)((Unsafe.Add(ref x, row * Normalized.Units + unit) - mean) / Math.Sqrt(variance + Epsilon));

            double weight = 0, bias = 0;
            for (int row = 0; row < rows; row++)
            {
                double normalized = Unsafe.Add(ref workspace, row * FloatsOfRow + unit);
                double error = Unsafe.Add(ref parameters, Weights + unit) * normalized + Unsafe.Add(ref parameters, Biases + unit)
                    - Unsafe.Add(ref targets, row * Normalized.Units + unit);
                total += error * error;
                weight += 2 * error * normalized * scale;
                bias += 2 * error * scale;
            }

            Unsafe.Add(ref gradients, Weights + unit) = (float)weight;
            Unsafe.Add(ref gradients, Biases + unit) = (float)bias;
            Unsafe.Add(ref gradients, Mean + unit) = Moved(Unsafe.Add(ref parameters, Mean + unit), mean);
            Unsafe.Add(ref gradients, Variance + unit) = Moved(Unsafe.Add(ref parameters, Variance + unit), variance * rows / (rows - 1));
        }

        return total;
    }

    /// <summary>The gradients of inference, in which the statistics are constants.</summary>
    public static void BackwardFrom(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, ref float workspace, int rows, bool withInputs)
    {
        for (int unit = 0; unit < Normalized.Units; unit++)
        {
            double weight = 0, bias = 0;
            for (int row = 0; row < rows; row++)
            {
                int i = row * Normalized.Units + unit;
                double root = Math.Sqrt(Unsafe.Add(ref parameters, Variance + unit) + Epsilon);
                weight += Unsafe.Add(ref outputGradients, i) * (Unsafe.Add(ref x, i) - Unsafe.Add(ref parameters, Mean + unit)) / root;
                bias += Unsafe.Add(ref outputGradients, i);
                if (withInputs)
                    Unsafe.Add(ref dx, i) = (float)(Unsafe.Add(ref outputGradients, i) * Unsafe.Add(ref parameters, Weights + unit) / root);
            }

            Unsafe.Add(ref gradients, Weights + unit) = (float)weight;
            Unsafe.Add(ref gradients, Biases + unit) = (float)bias;
        }
    }

    public static int FindNonFiniteLayer(ref float x, ref float parameters, ref float workspace, int rows)
    {
        for (int i = 0; i < rows * Normalized.Units; i++)
        {
            if (!double.IsFinite(Inference(ref parameters, i % Normalized.Units, Unsafe.Add(ref x, i))))
                return 0;
        }

        return -1;
    }

    private static double Inference(ref float parameters, int unit, double x) =>
        Unsafe.Add(ref parameters, Weights + unit) * (x - Unsafe.Add(ref parameters, Mean + unit)) / Math.Sqrt(Unsafe.Add(ref parameters, Variance + unit) + Epsilon)
            + Unsafe.Add(ref parameters, Biases + unit);

    private static (double Mean, double Variance) Statistics(ref float x, int rows)
    {
        double sum = 0, squares = 0;
        for (int row = 0; row < rows; row++)
            sum += Unsafe.Add(ref x, row * Normalized.Units);
        for (int row = 0; row < rows; row++)
            squares += Math.Pow(Unsafe.Add(ref x, row * Normalized.Units) - sum / rows, 2);
        return (sum / rows, squares / rows);
    }

    private static float Moved(float running, double batch) => (float)((1 - Momentum) * running + Momentum * batch);
}
