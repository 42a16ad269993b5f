using System.Runtime.CompilerServices;
using CompiledNet.Execution;
using CompiledNet.Numerics;

namespace CompiledNet.Tests.Shared;

/// <summary>
/// Dropout in front of one weight for each of twenty units, <c>y = w·m·x</c>, with the sum of the squares of y as its loss (whatever the
/// targets): written by hand as networks are generated.
/// </summary>
internal sealed class Masked : ITrainableNetwork<Masked>
{
    public const int Units = 20;
    public const int Layer = 0;
    public const float Rate = 0.25f;

    private readonly NetworkExecution _execution = new(MaskedPass<Lanes128>.Scratch, MaskedPass<Lanes128>.Stride);

    public Masked(int seed = 0) => ParameterInitializer.Fill(Parameters, seed);

    public static NetworkDescription Description { get; } = new()
    {
        Name = nameof(Masked),
        InputSize = Units,
        Loss = LossFunction.MeanSquaredError,
        StorageSize = MaskedPass<Lanes128>.Stride,
        Layers =
        [
            new LayerDescription { Name = "Dropout1", Kind = "Dropout", InputSize = Units, OutputSize = Units, Activation = Activation.Linear, MultiplyAdds = 0, Tensors = [], Rate = Rate },
            new LayerDescription
            {
                Name = "Scale1",
                Kind = "Scale",
                InputSize = Units,
                OutputSize = Units,
                Activation = Activation.Linear,
                MultiplyAdds = Units,
                Tensors = [new ParameterTensor { Name = "Scale1.Weights", Shape = [Units], Offset = 0, Strides = [1], Initializer = Initializer.GlorotUniform, FanIn = 1, FanOut = 1 }],
            },
        ],
    };

    public ParameterBuffer<Masked> Parameters { get; } = new();

    public int Threads
    {
        get => _execution.Threads;
        set => _execution.Threads = value;
    }

    NetworkExecution INetwork<Masked>.Execution => _execution;

    public static Masked Create(int seed) => new(seed);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => Entry.Forward(_execution, inputs, outputs, Parameters.AsSpan());

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Entry.ComputeLoss(_execution, inputs, targets, Parameters.AsSpan());

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<Masked> gradients) =>
        Entry.Backward(_execution, inputs, targets, Parameters.AsSpan(), Arguments.GradientsOf(gradients, Parameters));

    public void BackwardFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<Masked> gradients, Span<float> inputGradients) =>
        Entry.BackwardFrom(_execution, inputs, outputGradients, Parameters.AsSpan(), Arguments.GradientsOf(gradients, Parameters), inputGradients);

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs) => Entry.FindNonFiniteLayer(_execution, inputs, Parameters.AsSpan());

    private abstract class Entry : TrainableEntry<MaskedPass<Lanes512>, MaskedPass<Lanes256>, MaskedPass<Lanes128>, MaskedPass<Lanes256>>;
}

/// <summary>The passes of <see cref="Masked"/>: blocks of rows as in generated code, one value at a time as in a textbook.</summary>
internal readonly struct MaskedPass<TLanes> : ITrainingPass
    where TLanes : struct, ILanes<TLanes>
{
    public const int Stride = 32;
    public const int Scratch = BlockRows * Stride;

    private const int BlockRows = 5;

    public static int InputSize => Masked.Units;

    public static int OutputSize => Masked.Units;

    /// <summary>So many that threads share the work of few rows.</summary>
    public static long MultiplyAdds => 1 << 16;

    public static int ScratchLength => 0;

    public static int RowScratchLength => 0;

    public static int TrainingScratchLength => Scratch;

    public static bool NeedsWholeBatch => false;

    public static int TermsOfRow => Masked.Units;

    public static long TrainingScratchLengthOf(int rows) => TrainingScratchLength;

    public static void Run(ref float x, ref float y, ref float parameters, ref float scratch, int rows)
    {
        for (int i = 0; i < rows * Masked.Units; i++)
            Unsafe.Add(ref y, i) = Unsafe.Add(ref parameters, i % Masked.Units) * Unsafe.Add(ref x, i);
    }

    public static void RunRow(ref float x, ref float y, ref float parameters, ref float scratch) => Run(ref x, ref y, ref parameters, ref scratch, 1);

    public static double ComputeLoss(ref float x, ref float targets, ref int labels, ref float parameters, ref float workspace, int rows)
    {
        double total = 0;
        for (int i = 0; i < rows * Masked.Units; i++)
            total += Square(Unsafe.Add(ref parameters, i % Masked.Units) * Unsafe.Add(ref x, i));
        return total;
    }

    public static double Backward(ref float x, ref float targets, ref int labels, ref float weights, ref float parameters, ref float gradients, ref float workspace, float scale, in DropoutKey key, long firstRow, int rows)
    {
        double total = 0;
        for (int unit = 0; unit < Masked.Units; unit++)
            Unsafe.Add(ref gradients, unit) = 0;
        for (int row = 0; row < rows; row += BlockRows)
        {
            int count = Math.Min(rows - row, BlockRows);
            Dropout.Fill<TLanes>(ref workspace, Stride, Masked.Units, Masked.Rate, in key, Masked.Layer, firstRow + row, count);
            for (int i = 0; i < count; i++)
            {
                for (int unit = 0; unit < Masked.Units; unit++)
                {
                    float masked = Unsafe.Add(ref workspace, i * Stride + unit) * Unsafe.Add(ref x, (row + i) * Masked.Units + unit);
                    float y = Unsafe.Add(ref parameters, unit) * masked;
                    total += Square(y);
                    Unsafe.Add(ref gradients, unit) += scale * 2 * y * masked;
                }
            }
        }

        return total;
    }

    public static void BackwardFrom(ref float x, ref float outputGradients, ref float parameters, ref float gradients, ref float dx, ref float workspace, int rows, bool withInputs) =>
        throw new NotSupportedException();

    public static int FindNonFiniteLayer(ref float x, ref float parameters, ref float workspace, int rows) => -1;

    private static double Square(double value) => value * value;
}
