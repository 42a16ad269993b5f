using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>Changes the rows of batches, shared among threads where these share the passes. Allocates nothing for a batch.</summary>
internal sealed class BatchAugmentation(RowAugmentation change, int seed, int inputSize, int targetSize)
{
    private readonly SeededRandom[] _randoms = [.. Enumerable.Range(0, Shards.Most).Select(part => new SeededRandom(seed, part))];

    /// <summary>Changes all rows of a batch.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="first">The place of the batch's first row in the order of the epoch.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="threads">How many threads the network may use.</param>
    public unsafe void Apply(BatchBuffer batch, int epoch, int first, int rows, int threads)
    {
        Span<float> inputs = batch.Inputs;
        fixed (float* input = inputs, target = batch.Targets)
        {
            var work = new Rows(this, input, target, epoch, first);
            PartedRun.Run(work, rows, AroundPasses.Threads(threads, rows, inputs.Length), gains: true);
        }
    }

    private readonly unsafe struct Rows(BatchAugmentation augmentation, float* inputs, float* targets, int epoch, int first) : IPartedWork
    {
        public void Run(int part, int start, int length)
        {
            SeededRandom random = augmentation._randoms[part];
            for (int row = start; row < start + length; row++)
                augmentation.Change(inputs, targets, row, random, epoch, first + row);
        }
    }

    private unsafe void Change(float* inputs, float* targets, int row, SeededRandom random, int epoch, int place)
    {
        random.Restart(seed, RandomPurpose.Augmentation, epoch, place);
        change(new Span<float>(inputs + (long)row * inputSize, inputSize), new Span<float>(targets + (long)row * targetSize, targetSize), random);
    }
}
