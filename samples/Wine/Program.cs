// Batch norm and dropout: a network with more parameters than it has numbers to learn from, with and without them.
//
//   batch norm: a = γ·(z − mean of the batch)/√(variance + ε) + β      dropout: half of the activations are 0, the others doubled
//
//   dotnet run -c Release --project samples/Wine
//
// Both are for training: what is held out is evaluated with the running statistics, and nothing dropped.
// The layers, the learning rate and the epochs were chosen with splits of the seeds 1 to 10.

using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;
using Wine;

int[] seeds = [.. Enumerable.Range(11, 10)];

LabelledData wines = SampleData.Wine();
Report.Say($"{wines.Rows.Count} wines; half of them held out, {seeds.Length} times");
var without = WineTraining.Run<WineNetwork>(wines.Rows, seeds);
var with = WineTraining.Run<RegularisedWineNetwork>(wines.Rows, seeds);

Report.Heading($"Means of {seeds.Length} splits after {WineTraining.Epochs} epochs");
Report.Table(
    ["network", "training loss", "held-out loss", "held-out accuracy"],
    [Row("without", without), Row("with batch norm and dropout", with)]);
Report.Check(HeldOutLoss(with) < 0.75 * HeldOutLoss(without), "with both, the held-out loss is less than three quarters of that without");

// Ten folds let every wine be held out once, by a network that learns from nine tenths of the others.
ConfusionMatrix confusion = CrossValidation.Run(wines.Rows, classCount: 3, folds: 10, seed: 0, WineTraining.Predict);
Report.Heading($"Ten folds, with both: held-out accuracy {confusion.Accuracy:P2}, {confusion.Total - confusion.Correct} of {confusion.Total} wrong");
Report.Table(confusion, wines.ClassNames);
Report.Check(confusion.Accuracy >= 0.96, "at least 96 %");

WineFigure.Save("wine.png", without, with, ConfusionMatrixPlot.Of(confusion, wines.ClassNames, "Ten folds, with both"));

string[] Row(string name, WineTraining training) =>
[
    name,
    $"{training.Mean(epoch => epoch.TrainingLoss)[^1]:0.0000}",
    $"{HeldOutLoss(training):0.0000}",
    $"{training.Mean(epoch => epoch.ValidationAccuracy!.Value)[^1]:P1}",
];

double HeldOutLoss(WineTraining training) => training.Mean(epoch => epoch.ValidationLoss!.Value)[^1];
