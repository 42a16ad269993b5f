namespace CompiledNet.Generator.Model;

/// <summary>What comes into a layer.</summary>
/// <param name="Layers">The numbers of the layers whose outputs it reads: from 1 in the order of the declaration, 0 for the network's input.</param>
/// <param name="Shape">The axes of a row of it.</param>
internal sealed record LayerInput(EquatableArray<int> Layers, TensorShape Shape);
