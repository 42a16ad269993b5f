namespace CompiledNet.Training.Tests;

/// <summary>Norms behind products with and without biases, one behind an activation that nothing folds, an activation that is an argument of the norm's successor.</summary>
[Network(9)]
[Dense(17, UseBias = false)]
[BatchNorm(Epsilon = 1e-3f)]
[Activation(Activation.ReLU)]
[Dropout(0.2f)]
[Dense(8, Activation.Tanh)]
[BatchNorm]
[Dense(6)]
[BatchNorm]
[Dense(3)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class NormsInTraining;

/// <summary>The same for inference.</summary>
[Network(9)]
[Dense(17, Activation.ReLU)]
[Dense(8, Activation.Tanh)]
[BatchNorm]
[Dense(6)]
[Dense(3)]
public sealed partial class NormsFolded;

/// <summary>The same, with a norm that could be folded.</summary>
[Network(9)]
[Dense(17)]
[Activation(Activation.ReLU)]
[Dense(8)]
[Activation(Activation.Tanh)]
[BatchNorm]
[Dense(6)]
[BatchNorm]
[Dense(3)]
public sealed partial class NormsFoldedInPart;

/// <summary>Convolutions with norms in a residual branch; the norm of a product that two layers read stays.</summary>
[Network(6, 5, 3)]
[Conv2D(4, 3, Padding = CompiledNet.Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU, Name = "Start")]
[Conv2D(4, 3, Padding = CompiledNet.Padding.Same, Groups = 2)]
[BatchNorm]
[Add("Start")]
[Activation(Activation.ReLU)]
[Conv2D(4, 1, Name = "Read")]
[BatchNorm]
[Add("Read")]
[GlobalAveragePool]
[Dense(2)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class ImagesInTraining;

/// <summary>The same for inference.</summary>
[Network(6, 5, 3)]
[Conv2D(4, 3, Activation.ReLU, Padding = CompiledNet.Padding.Same, Name = "Start")]
[Conv2D(4, 3, Padding = CompiledNet.Padding.Same, Groups = 2)]
[Add("Start")]
[Activation(Activation.ReLU)]
[Conv2D(4, 1, Name = "Read")]
[BatchNorm]
[Add("Read")]
[GlobalAveragePool]
[Dense(2)]
public sealed partial class ImagesFolded;

/// <summary>What the norm's shift has no place in.</summary>
[Network(9)]
[Dense(17, Activation.ReLU, UseBias = false)]
[Dense(8, Activation.Tanh)]
[BatchNorm]
[Dense(6)]
[Dense(3)]
public sealed partial class FoldedWithoutBiases;

/// <summary>Another function.</summary>
[Network(9)]
[Dense(17, Activation.ReLU)]
[Dense(8, Activation.Sigmoid)]
[BatchNorm]
[Dense(6)]
[Dense(3)]
public sealed partial class FoldedWithAnotherActivation;

/// <summary>One layer more.</summary>
[Network(9)]
[Dense(17, Activation.ReLU)]
[Dense(8, Activation.Tanh)]
[BatchNorm]
[Dense(6)]
[Dense(3)]
[Dense(3)]
public sealed partial class FoldedWithMore;

/// <summary>One layer less.</summary>
[Network(9)]
[Dense(17, Activation.ReLU)]
[Dense(8, Activation.Tanh)]
[BatchNorm]
[Dense(6)]
public sealed partial class FoldedWithLess;
