namespace CompiledNet.Tests.Networks;

// Inputs with several axes, and layers that only show values under another shape; beside each, the same network on one axis.

[Network(4, 5, 3), Flatten, Dense(33, Activation.GELU), Flatten(Name = "Again"), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class PictureClassifier;

[Network(60), Dense(33, Activation.GELU), Dense(10, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class FlatPictureClassifier;

[Network(3, 4), Flatten, Dense(8, Activation.ReLU), Dense(1, Activation.Sigmoid), Flatten, Flatten, Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class SmallPicture;

[Network(12), Dense(8, Activation.ReLU), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class SmallFlatPicture;

[Network(2, 1, 3, 1, FusedMultiplyAdd = false), Flatten, Dense(17, Activation.Tanh, UseBias = false), Flatten, Dense(5), Flatten, Loss(LossFunction.Huber, Delta = 0.5f)]
public sealed partial class UnfusedPicture;

[Network(6, FusedMultiplyAdd = false), Dense(17, Activation.Tanh, UseBias = false), Dense(5), Loss(LossFunction.Huber, Delta = 0.5f)]
public sealed partial class UnfusedFlatPicture;
