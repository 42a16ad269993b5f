namespace CompiledNet.Generator.Model;

/// <summary>The values that an index input may have.</summary>
/// <param name="Input">Its number among the inputs of the network.</param>
/// <param name="Count">How many values it may have, from 0 on.</param>
internal sealed record IndexRange(int Input, int Count);
