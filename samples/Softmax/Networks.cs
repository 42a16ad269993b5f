using CompiledNet;

namespace Softmax;

/// <summary>Four logits through a softmax.</summary>
[Network(4)]
[Dense(4, Activation.Softmax, UseBias = false)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class FourClasses
{
    /// <summary>A network with W = 1 (the identity), whose inputs are the logits z themselves.</summary>
    public static FourClasses OfLogits()
    {
        var network = new FourClasses();
        network.Parameters.CopyFrom([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
        return network;
    }
}

/// <summary>A softmax over two classes.</summary>
[Network(2)]
[Dense(2, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class TwoClasses;

/// <summary>Logistic regression.</summary>
[Network(2)]
[Dense(1, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class LogisticRegression;
