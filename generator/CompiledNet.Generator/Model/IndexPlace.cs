namespace CompiledNet.Generator.Model;

/// <summary>An index input of the network, on its way to the embedding that takes it.</summary>
/// <param name="Input">Its number among the inputs of the network.</param>
/// <param name="Position">Its place in a row.</param>
internal sealed record IndexPlace(int Input, int Position);
