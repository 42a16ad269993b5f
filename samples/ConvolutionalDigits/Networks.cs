using CompiledNet;

namespace ConvolutionalDigits;

/// <summary>
/// Reads a digit by what is where in it: 16 filters look at every 3×3 pixels, 32 at every 3×3 of what those saw, and of each 2×2
/// neighbours the largest goes on. LeNet-5 in small: the images are 8×8 instead of 32×32.
/// </summary>
[Network(8, 8, 1)]
[Conv2D(16, 3, Activation.ReLU)]
[Conv2D(32, 3, Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class ConvolutionalClassifier;

/// <summary>The network of <c>samples/Digits</c>, to compare: it does not know which pixels are neighbours.</summary>
[Network(64)]
[Dense(32, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class DenseClassifier;

/// <summary>The first layer of <see cref="ConvolutionalClassifier"/> by itself, to look at what comes out of it.</summary>
[Network(8, 8, 1)]
[Conv2D(16, 3, Activation.ReLU)]
public sealed partial class FirstLayer
{
    /// <summary>How high and wide a map of a filter's outputs is.</summary>
    public const int MapSize = 6;

    /// <summary>How high and wide a filter is.</summary>
    public const int FilterSize = 3;

    /// <summary>A copy of the first layer of a network.</summary>
    public static FirstLayer Of(ConvolutionalClassifier network)
    {
        var layer = new FirstLayer();
        layer.Conv2D1.Weights.CopyFrom(network.Conv2D1.Weights.ToArray());
        layer.Conv2D1.Biases.CopyFrom(network.Conv2D1.Biases.ToArray());
        return layer;
    }
}
