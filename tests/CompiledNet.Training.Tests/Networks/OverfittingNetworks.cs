namespace CompiledNet.Training.Tests;

/// <summary>For the optimizers.</summary>
[Network(3), Dense(16, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class Overfitted;

// One for each loss.
[Network(3), Dense(16, Activation.Tanh), Dense(2), Loss(LossFunction.MeanAbsoluteError)]
public sealed partial class OverfittedByMeanAbsoluteError;

[Network(3), Dense(16, Activation.Tanh), Dense(2), Loss(LossFunction.Huber, Delta = 0.25f)]
public sealed partial class OverfittedByHuber;

[Network(3), Dense(16, Activation.Tanh), Dense(2), Loss(LossFunction.LogCosh)]
public sealed partial class OverfittedByLogCosh;

[Network(3), Dense(16, Activation.Tanh), Dense(2), Loss(LossFunction.Quantile, Quantile = 0.8f)]
public sealed partial class OverfittedByQuantile;

[Network(3), Dense(16, Activation.Tanh), Dense(2), Loss(LossFunction.Hinge)]
public sealed partial class OverfittedByHinge;

[Network(3), Dense(16, Activation.Tanh), Dense(2, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class OverfittedByBinaryCrossEntropy;

[Network(3), Dense(16, Activation.Tanh), Dense(2, Activation.Sigmoid), Loss(LossFunction.BinaryFocalCrossEntropy)]
public sealed partial class OverfittedByBinaryFocalCrossEntropy;

[Network(3), Dense(16, Activation.Tanh), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class OverfittedByCrossEntropy;

[Network(3), Dense(16, Activation.Tanh), Dense(2, Activation.Softmax), Loss(LossFunction.KLDivergence)]
public sealed partial class OverfittedByKLDivergence;

/// <summary>An error in percent, as no loss of the library is.</summary>
[Network(3), Dense(16, Activation.Tanh), Dense(2)]
public sealed partial class OverfittedByOwnLoss
{
    /// <summary><c>e²/(1 + y²)</c>.</summary>
    [LossExpression]
    public static float RelativeError(float output, float target)
    {
        float error = output - target;
        return error * error / (1f + target * target);
    }
}

// The layers, several together.
[Network(4), Dense(12), Activation(Activation.PReLU), LayerNorm, Dense(8, Activation.SiLU), Dropout(0.02f), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class OverfittedUnits;

[Network(6, 2), Conv1D(8, 3, Activation.Tanh, Padding = CompiledNet.Padding.Same, Name = "Wide"), MaxPool1D(2), AveragePool1D(2, Stride = 1), Reshape(16), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class OverfittedSequences;

[Network(6, 6, 1), Conv2D(8, 3, Activation.Tanh), BatchNorm, MaxPool2D(2), AveragePool2D(2, Stride = 1), Flatten, Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class OverfittedImages;

[Network(5, 4), Dense(8, Activation.Tanh, Name = "First"), Dense(8, Activation.Tanh), Add("First", Name = "Sum"), Multiply("First"), Concat("Sum"), GlobalAveragePool(Name = "Mean"), GlobalMaxPool(Input = "Sum"), Concat("Mean"), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class OverfittedBranches;

[Network(2, IndexInputs = new[] { 0 }), Embedding(6, 4), Dense(8, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class OverfittedCategories;

[Network(6, 2), GRU(6, ReturnSequences = true), LSTM(6, ReturnSequences = true), SimpleRNN(6), Dense(2), Loss(LossFunction.MeanSquaredError)]
public sealed partial class OverfittedRecurrences;
