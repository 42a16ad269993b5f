namespace CompiledNet;

/// <summary>
/// Rows to train with that come one after the other, from a file, a database or a generator, and need not be in memory together. In each epoch they are asked
/// for anew; they are put in another order by drawing batches from a buffer of some of them.
/// </summary>
public sealed class RowSource
{
    private RowSource(int inputSize, int targetSize, Func<int, IEnumerable<StreamRow>> rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentNullException.ThrowIfNull(rows);
        InputSize = inputSize;
        TargetSize = targetSize;
        Rows = rows;
    }

    /// <summary>The number of values in one input row.</summary>
    public int InputSize { get; }

    /// <summary>The number of values in one target row; 0 for a stream of rows with labels.</summary>
    public int TargetSize { get; }

    /// <summary>Whether the rows have class labels; else they have targets.</summary>
    public bool HasLabels => TargetSize == 0;

    /// <summary>How many rows an epoch has, if that is known: needed for schedules over steps alone. It is checked.</summary>
    public int? Count
    {
        get;
        private init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Count), value, "Count must be at least 1, or null.");
    }

    /// <summary>
    /// From how many rows each batch is drawn, if <see cref="FitOptions.Shuffle"/> is set; at least 1, by default 1024, and always a few more than a batch has. The larger, the
    /// more random the order; all rows of the buffer are in memory. Rows that come in a meaningful order, as sorted by class, need a large one.
    /// </summary>
    public int ShuffleBuffer
    {
        get;
        private init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(ShuffleBuffer), value, "ShuffleBuffer must be at least 1.");
    } = 1024;

    /// <summary>The rows of an epoch.</summary>
    internal Func<int, IEnumerable<StreamRow>> Rows { get; }

    /// <summary>Rows with class labels.</summary>
    /// <param name="inputSize">The number of values in one input row, at least 1.</param>
    /// <param name="rows">
    /// The rows of an epoch, from 1: a function of its number alone, which gives the same rows each time that it is asked, since a training that was interrupted goes
    /// through those that it had again. An iterator method is what is meant.
    /// </param>
    /// <param name="count">How many rows an epoch has, if that is known.</param>
    /// <param name="shuffleBuffer">From how many rows each batch is drawn, at least 1.</param>
    public static RowSource WithLabels(int inputSize, Func<int, IEnumerable<StreamRow>> rows, int? count = null, int shuffleBuffer = 1024) =>
        new(inputSize, 0, rows) { Count = count, ShuffleBuffer = shuffleBuffer };

    /// <summary>Rows with target values.</summary>
    /// <param name="inputSize">The number of values in one input row, at least 1.</param>
    /// <param name="targetSize">The number of values in one target row, at least 1.</param>
    /// <param name="rows">As in <see cref="WithLabels"/>.</param>
    /// <param name="count">How many rows an epoch has, if that is known.</param>
    /// <param name="shuffleBuffer">From how many rows each batch is drawn, at least 1.</param>
    public static RowSource WithTargets(int inputSize, int targetSize, Func<int, IEnumerable<StreamRow>> rows, int? count = null, int shuffleBuffer = 1024)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        return new RowSource(inputSize, targetSize, rows) { Count = count, ShuffleBuffer = shuffleBuffer };
    }
}
