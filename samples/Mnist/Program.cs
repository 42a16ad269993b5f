// Reads the images of MNIST, or others of 28×28 pixels with up to ten labels, such as Fashion-MNIST.
//
//   dotnet run -c Release --project samples/Mnist -- <directory with the four files>
//   dotnet run -c Release --project samples/Mnist -- <train images> <train labels> <test images> <test labels>
//
// Files may be compressed with gzip. Without any, the digits that come with the samples are drawn larger, written as such files, and read.
// Ctrl-C ends the training; what was learnt until then is measured. The network of the best epoch is stored in the sample's folder output.

using CompiledNet;
using CompiledNet.Display;
using CompiledNet.Samples;
using Mnist;

if (args.Length is not (0 or 1 or 4))
{
    Console.Error.WriteLine("usage: [<directory>] or [<train images> <train labels> <test images> <test labels>]");
    return 2;
}

ImageFiles? given;
(Dataset Train, Dataset Test) images;
try
{
    given = ImageFiles.Of(args);
    images = (given ?? ImageFiles.OfDigits(OutputFolder.PathOf(""))).Read();
}
catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

if (images.Train.InputSize != ImageReader.InputSize || images.Test.InputSize != ImageReader.InputSize)
{
    Console.Error.WriteLine($"The network reads images of {ImageReader.InputSize} pixels; these have {images.Train.InputSize} and {images.Test.InputSize}.");
    return 1;
}

Report.Heading($"{images.Train.Count} images to learn from, {images.Test.Count} to measure with; {ImageReader.ParameterCount:N0} parameters");
using var display = new FitDisplay();
Trainer<ImageReader> trainer = ReaderTraining.Run(images.Train, display);

int[] predicted = trainer.Model.PredictLabels(images.Test.Inputs);
ConfusionMatrix confusion = ConfusionMatrix.Of(images.Test.Labels, predicted, ImageReader.OutputSize);
Report.Heading($"Accuracy {confusion.Accuracy:P2}: {confusion.Total - confusion.Correct} of {confusion.Total} misread");
Report.Table(confusion, [.. Enumerable.Range(0, ImageReader.OutputSize).Select(label => $"{label}")]);

// Of other images nothing is known.
if (given is null)
    Report.Check(confusion.Accuracy >= 0.97, "at least 97 %; the linear model of samples/SoftmaxRegression reads about 96 %");

if (!trainer.History.Epochs.IsEmpty)
{
    string file = OutputFolder.PathOf("mnist.safetensors");
    ParameterFile.Save(file, trainer.Model.Parameters);
    Report.Say($"The network of epoch {trainer.History.Best().Epoch}, the best for a tenth of the training images, is in {file}");
    MnistFigure.Save("mnist.png", trainer.History, images.Test, predicted, confusion);
}

return Environment.ExitCode;
