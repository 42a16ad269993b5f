namespace CompiledNet;

/// <summary>The options on which the rows of every step depend; they are stored, since a training that goes on must have the same ones.</summary>
internal readonly record struct FitSettings(int Rows, int BatchSize, int BatchesPerStep, int Seed, bool Shuffle)
{
    public static FitSettings Of(Dataset train, FitOptions options) =>
        new(train.Count, options.BatchSize, options.BatchesPerStep, options.Seed, options.Shuffle);
}
