using CompiledNet;

namespace Wine;

/// <summary>The cultivar of a wine from 13 measurements; 5,251 parameters for 89 wines to learn from.</summary>
[Network(13)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class WineNetwork;

/// <summary>
/// The same layers, with their pre-activations normalised over each batch and half of their activations dropped. Both make every
/// step see a wine a little differently, so that it cannot be learnt by heart.
/// </summary>
[Network(13)]
[Dense(64)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Dropout(0.5f)]
[Dense(64)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Dropout(0.5f)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class RegularisedWineNetwork;
