namespace CompiledNet;

/// <summary>What one trial of a <see cref="HyperparameterSearch"/> is given. There are no test rows in it: these are for the network that is trained in the end.</summary>
/// <param name="Seed">What the network and its training are to be drawn with.</param>
/// <param name="Epochs">How many epochs to train.</param>
/// <param name="Train">The rows to train with.</param>
/// <param name="Validation">The rows to measure with.</param>
/// <param name="Cancellation">Says when the search is cancelled; for <c>Fit</c>.</param>
public sealed record SearchRun(int Seed, int Epochs, Dataset Train, Dataset Validation, CancellationToken Cancellation);
