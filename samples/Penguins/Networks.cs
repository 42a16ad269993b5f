using CompiledNet;

namespace Penguins;

/// <summary>
/// The body mass of a penguin in kg from its species, its island, its sex, the length and depth of its beak, and the length of its flippers.
/// The first three are indices, and each category is a point in a plane that is learnt.
/// </summary>
[Network(6, IndexInputs = new[] { 0, 1, 2 })]
[Embedding(3, 2, Columns = new[] { 0 }, Name = "Species")]
[Embedding(3, 2, Columns = new[] { 1 }, Name = "Island")]
[Embedding(3, 2, Columns = new[] { 2 }, Name = "Sex")]
[Dense(16, Activation.Tanh)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class PenguinNetwork;

/// <summary>The same from the three lengths alone, to compare.</summary>
[Network(3)]
[Dense(16, Activation.Tanh)]
[Dense(1)]
[Loss(LossFunction.MeanSquaredError)]
public sealed partial class MeasurementsNetwork;
