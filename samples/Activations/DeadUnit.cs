using CompiledNet;

namespace Activations;

/// <summary>
/// Training that starts with a hidden unit whose z is negative for every row: w = 1 and b = −3 while x is between 0 and 1.
/// A ReLU then has slope 0 everywhere, so its w and b get no gradient and it stays dead; a leaky ReLU recovers.
/// </summary>
/// <param name="HiddenWeightGradient">dW[1] before the first step.</param>
/// <param name="Costs">The cost of every epoch.</param>
public sealed record DeadUnit(float HiddenWeightGradient, double[] Costs)
{
    /// <summary>Trains towards y = 2·x with w = 1, b = −3 in the hidden layer and w = 1, b = 0 in the output layer.</summary>
    public static DeadUnit Train<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        float[] x = [.. Enumerable.Range(0, 21).Select(i => i / 20f)];
        float[] y = [.. x.Select(value => 2 * value)];
        TNetwork model = TNetwork.Create(seed: 0);
        model.Parameters.CopyFrom([1f, -3f, 1f, 0f]);

        var trainer = new Trainer<TNetwork>(model, new Sgd { LearningRate = 0.1f });
        var gradients = new ParameterBuffer<TNetwork>();
        model.Backward(x, y, gradients);
        TrainingHistory history = trainer.Fit(Dataset.WithTargets(x, 1, y), new FitOptions { Epochs = 2000, BatchSize = x.Length });
        return new DeadUnit(gradients["Hidden.Weights"][0, 0], [.. history.Epochs.Select(epoch => epoch.TrainingLoss)]);
    }
}
