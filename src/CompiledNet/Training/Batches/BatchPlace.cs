namespace CompiledNet;

/// <summary>Where in a training a batch stands.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Batch">The batch in its epoch, from 1.</param>
/// <param name="Rows">The number in the dataset of each row of the batch.</param>
internal readonly record struct BatchPlace(int Epoch, int Batch, ReadOnlyMemory<int> Rows);
