// Softmax regression on the digits: a linear model, one score for each digit.
//
//   z = W·x + b      a = softmax(z)      L = −ln a of the true digit
//
//   dotnet run -c Release --project samples/SoftmaxRegression

using CompiledNet;
using CompiledNet.Display;
using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot.MultiplotLayouts;
using SoftmaxRegression;

LabelledData digits = SampleData.Digits();
Report.Heading($"Softmax regression, {DigitRegression.ParameterCount} parameters");
using var display = new FitDisplay();
RegressionTraining training = RegressionTraining.Run(digits.Rows, splitSeed: 0, display);

int[] predicted = training.Model.PredictLabels(training.Test.Inputs);
ConfusionMatrix confusion = ConfusionMatrix.Of(training.Test.Labels, predicted, DigitRegression.OutputSize);
Report.Heading($"Held-out accuracy {confusion.Accuracy:P2}: {confusion.Total - confusion.Correct} of {confusion.Total} misread");
Report.Table(confusion, digits.ClassNames);
Report.Check(confusion.Accuracy >= 0.94, "at least 94 %; the network of samples/Digits, with a hidden layer, reads better");

SeedSpread spread = SeedSpread.Measure(20, seed => RegressionTraining.Run(digits.Rows, seed).History.Last.ValidationAccuracy!.Value);
Report.Say($"with 20 other splits: {spread}");

// The ten rows of W as images: which ink speaks for a digit (blue), and which against it (orange).
Picture.Save("weights.png", width: 1240, height: 600, new Grid(rows: 2, columns: 5), [.. WeightImages.Of(training.Model.Dense1.Weights, width: 8, digits.ClassNames)]);
