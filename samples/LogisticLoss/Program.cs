// The loss and the cost of logistic regression.
//
//   ŷ = σ(z)                                        the probability of y = 1
//   L(ŷ, y) = −(y·ln ŷ + (1 − y)·ln(1 − ŷ))         the loss of one row
//   J = (L of row 1 + … + L of row m)/m             the cost of all
//
//   dotnet run -c Release --project samples/LogisticLoss

using CompiledNet.Plots;
using CompiledNet.Samples;
using LogisticLoss;
using ScottPlot;

Report.Heading("The loss of one row");
float[] sums = [-100f, -5f, -1f, 0f, 1f, 5f, 100f];
Report.Table(
    ["z", "ŷ = σ(z)", "L if y = 1", "formula", "L if y = 0", "formula"],
    sums.Select(z => (Yes: LossOfOneRow.At(z, 1), No: LossOfOneRow.At(z, 0))).Select(row => new[]
    {
        $"{row.Yes.Z}", $"{row.Yes.Prediction:G6}",
        $"{row.Yes.Loss:G6}", $"{row.Yes.Formula:G6}",
        $"{row.No.Loss:G6}", $"{row.No.Formula:G6}",
    }));

Report.Heading("The extremes for y = 1");
LossOfOneRow sure = LossOfOneRow.At(100, 1);
LossOfOneRow wrong = LossOfOneRow.At(-100, 1);
Report.Say($"ŷ → 1: the loss goes to 0;          at z =  100 it is {sure.Loss:G3}");
Report.Say($"ŷ → 0: the loss grows without end;  at z = −100 it is {wrong.Loss}");
Report.Check(
    float.IsFinite(LossOfOneRow.At(-10_000, 1).Loss),
    "even at z = −10000 it is finite, because it is computed from z: ln(1 + e⁻ᶻ); ln ŷ would be −∞");

Report.Heading("The cost is the mean of the losses");
Cost cost = Cost.Of([2f, -1f, 0.5f], [1f, 0f, 0f]);
Report.Say($"z = (2, −1, 0.5), y = (1, 0, 0):   J = {cost.FromNetwork:0.000000}   mean of L = {cost.MeanOfLosses:0.000000}");

double[] predictions = [.. Enumerable.Range(1, 399).Select(i => i / 400.0)];
Plot plot = Figure.Axes("The loss of logistic regression", "prediction ŷ", "loss L(ŷ, y)");
plot.Line(predictions, predictions.Select(p => -Math.Log(p)), Figure.Colors[0], "y = 1: −ln ŷ");
plot.Line(predictions, predictions.Select(p => -Math.Log(1 - p)), Figure.Colors[3], "y = 0: −ln(1 − ŷ)");
plot.ShowLegend(Alignment.UpperCenter);
Picture.Save("logistic-loss.png", columns: 1, plot);
