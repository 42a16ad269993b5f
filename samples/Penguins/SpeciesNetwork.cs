using CompiledNet;

namespace Penguins;

/// <summary>The species of a penguin from its island and sex, three inputs and two, and four measurements.</summary>
[Network(9)]
[Dense(16, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class SpeciesNetwork;
