// Batch norm and dropout: a network with more parameters than it has numbers to learn from, with and without them.
//
//   batch norm: a = γ·(z − mean of the batch)/√(variance + ε) + β      dropout: half of the activations are 0, the others doubled
//
//   dotnet run -c Release --project samples/Wine
//
// Both are for training: what is held out is evaluated with the running statistics, and nothing dropped.
// The layers, the learning rate and the epochs were chosen with splits of the seeds 1 to 10.

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

WineFigure.Save("wine.png", without, with);

string[] Row(string name, WineTraining training) =>
[
    name,
    $"{training.Mean(epoch => epoch.TrainingLoss)[^1]:0.0000}",
    $"{HeldOutLoss(training):0.0000}",
    $"{training.Mean(epoch => epoch.ValidationAccuracy!.Value)[^1]:P1}",
];

double HeldOutLoss(WineTraining training) => training.Mean(epoch => epoch.ValidationLoss!.Value)[^1];
