namespace CompiledNet;

/// <summary>A way to part a dataset: the rows to train with, and those to test with.</summary>
/// <param name="Train">Copies of the rows to train with.</param>
/// <param name="Test">Copies of the rows held out.</param>
/// <param name="TestRows">The numbers of the rows held out, in the order in which they are in <paramref name="Test"/>.</param>
public sealed record DatasetFold(Dataset Train, Dataset Test, ReadOnlyMemory<int> TestRows);
