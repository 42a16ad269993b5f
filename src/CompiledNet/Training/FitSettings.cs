namespace CompiledNet;

/// <summary>The options on which the rows of every step depend; they are stored, since a training that goes on must have the same ones.</summary>
/// <param name="Rows">The rows of an epoch; 0 of a stream that does not say.</param>
/// <param name="Buffer">The rows of a stream that are there at a time; 0 of a dataset.</param>
/// <param name="BatchSize">The rows of a batch.</param>
/// <param name="BatchesPerStep">The batches of a step.</param>
/// <param name="Seed">What orders are drawn with.</param>
/// <param name="Shuffle">Whether they are drawn.</param>
internal readonly record struct FitSettings(int Rows, int Buffer, int BatchSize, int BatchesPerStep, int Seed, bool Shuffle);
