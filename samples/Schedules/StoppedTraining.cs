using CompiledNet;
using CompiledNet.Samples;

namespace Schedules;

/// <summary>Thirty measurements of a cell, many more parameters than half of the rows can fix.</summary>
[Network(30)]
[Dense(64, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class CellNetwork;

/// <summary>A training on half of the breast cancer data that watches the loss on the other half.</summary>
/// <param name="History">Its epochs.</param>
/// <param name="RestoredLoss">The validation loss of the network when <c>Fit</c> had returned.</param>
public sealed record StoppedTraining(TrainingHistory History, double RestoredLoss)
{
    public const int Epochs = 400;

    public static LearningRateSchedule Schedule { get; } = LearningRateSchedule.WarmUp(5).Then(5, LearningRateSchedule.Cosine(Epochs - 5, minimum: 0.01));

    public static StoppedTraining Run(int seed)
    {
        (Dataset train, Dataset validation) = SampleData.BreastCancer().Rows.Split(0.5, seed);
        Standardizer standardizer = Standardizer.Fit(train);
        validation = standardizer.Apply(validation);
        var trainer = new Trainer<CellNetwork>(new CellNetwork(seed), new Adam { LearningRate = 0.005f });
        TrainingHistory history = trainer.Fit(standardizer.Apply(train), new FitOptions
        {
            Epochs = Epochs,
            Seed = seed,
            Validation = validation,
            Schedule = Schedule,
            EarlyStopping = new EarlyStopping { Patience = 20 },
        });
        return new StoppedTraining(history, trainer.Evaluate(validation).Loss);
    }
}
