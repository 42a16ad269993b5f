using System.Collections.Immutable;

namespace CompiledNet.Audio.Nam;

/// <summary>What was read of a model, whose layers take one sample a step.</summary>
/// <param name="Output">The layer that gives what it gives.</param>
/// <param name="Channels">How many values that are.</param>
/// <param name="SettlingSamples">The samples of silence that come first.</param>
/// <param name="Notes">What a user must know.</param>
internal sealed record NamNetwork(string Output, int Channels, int SettlingSamples, ImmutableArray<string> Notes);
