// Reads handwritten digits.
//
//   dotnet run -c Release --project samples/Digits                  trains for 20 epochs
//   dotnet run -c Release --project samples/Digits -- --epochs 3    a brief run

using CompiledNet;
using CompiledNet.Display;
using CompiledNet.Samples;
using Digits;

int epochs = CommandLine.Epochs(args, DigitTraining.DefaultEpochs);

// A fifth of the images is held out: the network never learns from them.
LabelledData digits = SampleData.Digits();
(Dataset train, Dataset test) = digits.Rows.Split(testFraction: 0.2, seed: 0);
Report.Say($"{train.Count} images to learn from, {test.Count} held out");

// Train.
Report.Heading($"Training 64-32-10, {DigitClassifier.ParameterCount} parameters");
using var display = new FitDisplay();
DigitTraining training = DigitTraining.Run(train, test, epochs, display);

// How well does it read?
int[] predicted = training.Model.PredictLabels(test.Inputs);
ConfusionMatrix confusion = ConfusionMatrix.Of(test.Labels, predicted, DigitClassifier.OutputSize);
Report.Heading($"Held-out accuracy {confusion.Accuracy:P2}: {confusion.Total - confusion.Correct} of {confusion.Total} misread");
Report.Table(confusion, digits.ClassNames);

// Save, reload, and read again: the outputs are the same to the bit.
string file = OutputFolder.PathOf("digits.safetensors");
ParameterFile.Save(file, training.Model.Parameters);
var reloaded = new DigitClassifier();
ParameterFile.Load(file, reloaded.Parameters);
Report.Say($"parameters: {file}");
Report.Check(Reloading.GivesTheSameBits(training.Model, reloaded, test), $"the reloaded network gives the same bits for all {test.Count} images");

// Is that luck? The same with other splits.
SeedSpread spread = SeedSpread.Measure(5, seed =>
{
    (Dataset otherTrain, Dataset otherTest) = digits.Rows.Split(testFraction: 0.2, seed);
    return DigitTraining.Run(otherTrain, otherTest, epochs).History.Last.ValidationAccuracy!.Value;
});
Report.Say($"held-out accuracy with five other splits: {spread}");

DigitsFigure.Save("digits.png", training.History, test, predicted);
