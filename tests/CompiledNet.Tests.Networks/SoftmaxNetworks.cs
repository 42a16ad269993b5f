namespace CompiledNet.Tests.Networks;

// Softmax with cross-entropy over every number of classes, from a single layer.

[Network(6), Dense(1, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over1Classes;

[Network(6), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over3Classes;

[Network(6), Dense(4, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over4Classes;

[Network(6), Dense(7, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over7Classes;

[Network(6), Dense(8, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over8Classes;

[Network(6), Dense(15, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over15Classes;

[Network(6), Dense(16, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over16Classes;

[Network(6), Dense(17, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over17Classes;

[Network(6), Dense(31, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over31Classes;

[Network(6), Dense(33, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over33Classes;

[Network(6), Dense(64, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over64Classes;

[Network(6), Dense(100, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over100Classes;

[Network(6), Dense(784, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class Over784Classes;

// Softmax between layers, whose sums must not see the padding.

[Network(6), Dense(4, Activation.Softmax), Dense(3), Loss(LossFunction.MeanSquaredError)]
public sealed partial class HiddenSoftmaxOf4;

[Network(6), Dense(17, Activation.Softmax), Dense(3), Loss(LossFunction.MeanSquaredError)]
public sealed partial class HiddenSoftmaxOf17;

[Network(6), Dense(33, Activation.Softmax), Dense(5, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
public sealed partial class HiddenSoftmaxOf33;
