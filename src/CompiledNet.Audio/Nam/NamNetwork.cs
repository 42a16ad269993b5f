using System.Collections.Immutable;
using CompiledNet.Audio.Declaring;

namespace CompiledNet.Audio.Nam;

/// <summary>What was read of a model.</summary>
/// <param name="Layers">The layers, which take one sample a step and give one.</param>
/// <param name="SettlingSamples">The samples of silence that come first.</param>
/// <param name="Notes">What a user must know.</param>
internal sealed record NamNetwork(LayerList Layers, int SettlingSamples, ImmutableArray<string> Notes);
