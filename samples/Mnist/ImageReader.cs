using CompiledNet;

namespace Mnist;

/// <summary>Reads an image of 28×28 pixels: two convolutions and pools as in LeNet, and a layer of 64 units.</summary>
[Network(28, 28, 1)]
[Conv2D(8, 5, Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(64, Activation.ReLU)]
[Dropout(0.25f)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class ImageReader;
