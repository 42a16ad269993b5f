// Convolutions: a network like LeNet reads handwritten digits better than a dense one, because it knows which pixels are neighbours.
//
//   z[y, x, f] = b[f] + Σ w[f, c, i, j]·a[y + i, x + j, c]      the same weights at every place of the image
//
//   dotnet run -c Release --project samples/ConvolutionalDigits
//
// The layers, the distortions, the epochs and the learning rate were chosen by the accuracy on fifths of the training images;
// the held-out images had no say in it.

using CompiledNet;
using CompiledNet.Display;
using CompiledNet.Plots;
using CompiledNet.Samples;
using ConvolutionalDigits;

const int Seeds = 5;

// The same images are held out as in samples/Digits.
LabelledData digits = SampleData.Digits();
(Dataset train, Dataset test) = digits.Rows.Split(testFraction: 0.2, seed: 0);
Report.Say($"{train.Count} images to learn from, with nine distorted copies of each; {test.Count} held out");

Report.Heading($"Training a convolutional network, {ConvolutionalClassifier.ParameterCount:N0} parameters");
using var display = new FitDisplay();
(ConvolutionalClassifier model, TrainingHistory history) =
    ReaderTraining.Run<ConvolutionalClassifier>(train, test, seed: 1, ReaderTraining.DefaultEpochs, display);

ConfusionMatrix confusion = ConfusionMatrix.Of(test.Labels, model.PredictLabels(test.Inputs), ConvolutionalClassifier.OutputSize);
Report.Heading($"Held-out accuracy {confusion.Accuracy:P2}: {confusion.Total - confusion.Correct} of {confusion.Total} misread");
Report.Table(confusion, digits.ClassNames);

// Is that luck? The same images, other first weights and another order.
SeedSpread convolutional = new([history.Last.ValidationAccuracy!.Value, .. Enumerable.Range(2, Seeds - 1).Select(HeldOut<ConvolutionalClassifier>)]);
SeedSpread dense = SeedSpread.Measure(Seeds, HeldOut<DenseClassifier>);
Report.Say($"{Seeds} convolutional networks: {convolutional}");
Report.Say($"{Seeds} dense networks 64-32-10, trained alike: {dense}");
Report.Check(convolutional.Values.Average() >= 0.99, "the mean of the convolutional networks is at least 99 %");
Report.Check(convolutional.Values.Min() > dense.Values.Average(), "the worst of them is better than the mean of the dense ones");

FiltersFigure.Save("filters.png", model, test);

// What the layers give for the held-out images: at 0 is what an image does not excite. A dead layer would have nothing else.
Picture.Save("activations.png", columns: 3, [.. Histogram.OfLayers(model, test.Inputs)]);

double HeldOut<TNetwork>(int seed)
    where TNetwork : class, ITrainableNetwork<TNetwork> => ReaderTraining.Run<TNetwork>(train, test, seed).History.Last.ValidationAccuracy!.Value;
