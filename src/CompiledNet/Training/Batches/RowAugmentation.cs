namespace CompiledNet;

/// <summary>Changes a training row before a step uses it, as by shifting an image or adding noise. What it changes is a copy: the dataset stays as it is.</summary>
/// <param name="inputs">The inputs of the row.</param>
/// <param name="targets">Its targets: those of the dataset, or what became of its label.</param>
/// <param name="random">
/// Random numbers that belong to the row in this epoch: the same whatever the number of threads, and in a training that was resumed. Nothing else should decide what
/// becomes of the row.
/// </param>
public delegate void RowAugmentation(Span<float> inputs, Span<float> targets, SeededRandom random);
