// Softmax regression on the digits: a linear model, one score for each digit.
//
//   z = W·x + b      a = softmax(z)      L = −ln a of the true digit
//
//   dotnet run -c Release --project samples/SoftmaxRegression

using CompiledNet;
using CompiledNet.Samples;
using SoftmaxRegression;

LabelledData digits = SampleData.Digits();
RegressionTraining training = TrainingDisplay.Watch(
    $"Softmax regression, {DigitRegression.ParameterCount} parameters",
    progress => RegressionTraining.Run(digits.Rows, splitSeed: 0, progress));

int[] predicted = training.Model.PredictLabels(training.Test.Inputs);
ConfusionMatrix confusion = ConfusionMatrix.Of(training.Test.Labels, predicted, DigitRegression.OutputSize);
Report.Heading($"Held-out accuracy {confusion.Accuracy:P2}: {confusion.Total - confusion.Correct} of {confusion.Total} misread");
Report.Table(confusion, digits.ClassNames);
Report.Check(confusion.Accuracy >= 0.94, "at least 94 %; the network of samples/Digits, with a hidden layer, reads better");

SeedSpread spread = SeedSpread.Measure(20, seed => RegressionTraining.Run(digits.Rows, seed).History.Last.ValidationAccuracy!.Value);
Report.Say($"with 20 other splits: {spread}");

WeightImages.Save("weights.png", training.Model);
