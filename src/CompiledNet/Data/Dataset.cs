namespace CompiledNet;

/// <summary>
/// Rows of inputs, and for each row what a network should say to it: target values or a class label. Arrays, and memory of other
/// kinds such as that of <see cref="MappedNpyFile"/>, are used as they are, not copied.
/// </summary>
public sealed class Dataset
{
    private readonly ReadOnlyMemory<float> _inputs;
    private readonly ReadOnlyMemory<float> _targets;
    private readonly int[] _labels;
    private int[] _lengths = [];

    private Dataset(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<float> targets, int targetSize, int[] labels, int count)
    {
        _inputs = inputs;
        _targets = targets;
        _labels = labels;
        InputSize = inputSize;
        TargetSize = targetSize;
        Count = count;
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of values in one input row.</summary>
    public int InputSize { get; }

    /// <summary>The number of values in one target row; 0 for a dataset with labels.</summary>
    public int TargetSize { get; }

    /// <summary>Whether the rows have class labels; else they have targets.</summary>
    public bool HasLabels => TargetSize == 0;

    /// <summary>All inputs, row after row.</summary>
    public ReadOnlySpan<float> Inputs => _inputs.Span;

    /// <summary>All targets, row after row; empty for a dataset with labels.</summary>
    public ReadOnlySpan<float> Targets => _targets.Span;

    /// <summary>The class index of each row; empty for a dataset with targets.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>How many rows each sequence has, if rows are steps of sequences, one behind the other; else empty.</summary>
    public ReadOnlySpan<int> SequenceLengths => _lengths;

    /// <summary>
    /// The same rows as the steps of sequences of any lengths, for networks whose rows are steps in time (<see cref="NetworkAttribute.Streaming"/>). Rows that
    /// <see cref="Select"/> or <see cref="Split"/> chooses are rows again.
    /// </summary>
    /// <param name="lengths">How many rows each sequence has, at least 1 each and all together.</param>
    /// <exception cref="ArgumentException">The sequences are not all rows, or one has none.</exception>
    public Dataset WithSequences(params ReadOnlySpan<int> lengths)
    {
        long rows = 0;
        foreach (int length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, nameof(lengths));
            rows += length;
        }

        if (rows != Count)
            throw new ArgumentException($"The sequences have {rows} steps; there are {Count} rows.", nameof(lengths));
        return new Dataset(_inputs, InputSize, _targets, TargetSize, _labels, Count) { _lengths = lengths.ToArray() };
    }

    /// <summary>The same rows as the steps of sequences of one length; the last one may be shorter.</summary>
    /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
    public Dataset CutIntoSequences(int stepsPerSequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerSequence, 1);
        var lengths = new int[(Count + stepsPerSequence - 1) / stepsPerSequence];
        Array.Fill(lengths, stepsPerSequence);
        lengths[^1] = Count - (lengths.Length - 1) * stepsPerSequence;
        return WithSequences(lengths);
    }

    /// <summary>Rows with target values, as regression needs them.</summary>
    /// <param name="inputs">Row after row, <paramref name="inputSize"/> values each.</param>
    /// <param name="inputSize">The number of values in one input row, at least 1.</param>
    /// <param name="targets">As many rows of <paramref name="targetSize"/> values.</param>
    /// <param name="targetSize">The number of values in one target row, at least 1.</param>
    /// <exception cref="ArgumentException">The arrays do not hold whole rows, equally many, at least one.</exception>
    public static Dataset WithTargets(float[] inputs, int inputSize, float[] targets, int targetSize = 1)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return WithTargets((ReadOnlyMemory<float>)inputs, inputSize, targets, targetSize);
    }

    /// <inheritdoc cref="WithTargets(float[], int, float[], int)"/>
    public static Dataset WithTargets(ReadOnlyMemory<float> inputs, int inputSize, ReadOnlyMemory<float> targets, int targetSize = 1)
    {
        int count = RowCount(inputs, inputSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        if (targets.Length != (long)count * targetSize)
            throw new ArgumentException($"The inputs are {count} rows, so {(long)count * targetSize} targets are needed ({targetSize} a row); there are {targets.Length}.", nameof(targets));
        return new Dataset(inputs, inputSize, targets, targetSize, [], count);
    }

    /// <summary>Rows with class labels, as classification needs them.</summary>
    /// <param name="inputs">Row after row, <paramref name="inputSize"/> values each.</param>
    /// <param name="inputSize">The number of values in one input row, at least 1.</param>
    /// <param name="labels">The class index of each row, at least 0.</param>
    /// <exception cref="ArgumentException">
    /// The inputs do not hold whole rows, at least one; or there are not as many labels; or a label is negative.
    /// </exception>
    public static Dataset WithLabels(float[] inputs, int inputSize, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return WithLabels((ReadOnlyMemory<float>)inputs, inputSize, labels);
    }

    /// <inheritdoc cref="WithLabels(float[], int, int[])"/>
    public static Dataset WithLabels(ReadOnlyMemory<float> inputs, int inputSize, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int count = RowCount(inputs, inputSize);
        if (labels.Length != count)
            throw new ArgumentException($"The inputs are {count} rows, so {count} labels are needed; there are {labels.Length}.", nameof(labels));
        int negative = Array.FindIndex(labels, label => label < 0);
        if (negative >= 0)
            throw new ArgumentException($"The label of row {negative} is {labels[negative]}; a class index is at least 0.", nameof(labels));
        return new Dataset(inputs, inputSize, default, 0, labels, count);
    }

    /// <summary>Rows with class labels, of which some say that there is none: these rows are left out, as PyTorch's losses leave them out with <c>ignore_index</c>.</summary>
    /// <param name="inputs">Row after row, <paramref name="inputSize"/> values each.</param>
    /// <param name="inputSize">The number of values in one input row, at least 1.</param>
    /// <param name="labels">The class index of each row, at least 0, or <paramref name="ignoreIndex"/>.</param>
    /// <param name="ignoreIndex">The label of rows without a class, -100 in PyTorch.</param>
    /// <exception cref="ArgumentException">
    /// The inputs do not hold whole rows; or there are not as many labels; or a label is negative; or no row is left.
    /// </exception>
    public static Dataset WithLabels(float[] inputs, int inputSize, int[] labels, int ignoreIndex)
    {
        ArgumentNullException.ThrowIfNull(labels);
        bool[] isIgnored = [.. labels.Select(label => label == ignoreIndex)];
        Dataset all = WithLabels(inputs, inputSize, [.. labels.Select(label => label == ignoreIndex ? 0 : label)]);
        int[] rows = [.. Enumerable.Range(0, labels.Length).Where(row => !isIgnored[row])];
        return rows.Length == labels.Length ? all
            : rows.Length > 0 ? all.Select(rows)
            : throw new ArgumentException($"All {labels.Length} rows have the label {ignoreIndex}, which stands for none.", nameof(labels));
    }

    /// <summary>One row of inputs.</summary>
    /// <param name="row">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> Input(int row) => _inputs.Span.Slice(RequireRow(row) * InputSize, InputSize);

    /// <summary>One row of targets.</summary>
    /// <param name="row">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The dataset has labels.</exception>
    public ReadOnlySpan<float> Target(int row) => HasLabels
        ? throw new InvalidOperationException("The dataset has labels, not targets.")
        : _targets.Span.Slice(RequireRow(row) * TargetSize, TargetSize);

    /// <summary>The class index of one row.</summary>
    /// <param name="row">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The dataset has targets.</exception>
    public int Label(int row) => HasLabels
        ? _labels[RequireRow(row)]
        : throw new InvalidOperationException("The dataset has targets, not labels.");

    /// <summary>The same targets or labels with other inputs, such as standardised ones.</summary>
    /// <param name="inputs">As many rows as this dataset has.</param>
    /// <param name="inputSize">The number of values in one input row, at least 1.</param>
    /// <exception cref="ArgumentException">The inputs do not hold as many whole rows.</exception>
    public Dataset WithInputs(float[] inputs, int inputSize)
    {
        Dataset other = HasLabels
            ? WithLabels(inputs, inputSize, _labels)
            : WithTargets((ReadOnlyMemory<float>)(inputs ?? throw new ArgumentNullException(nameof(inputs))), inputSize, _targets, TargetSize);
        other._lengths = _lengths;
        return other;
    }

    /// <summary>A dataset of copies of some rows, in the order in which they are named.</summary>
    /// <param name="rows">The numbers of the rows, from 0; at least one.</param>
    /// <exception cref="ArgumentException">No row is named, or the rows are more values than an array holds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Dataset Select(ReadOnlySpan<int> rows)
    {
        var inputs = new float[RowArray.Length(rows.Length, InputSize, "inputs", nameof(rows))];
        var targets = new float[RowArray.Length(rows.Length, TargetSize, "targets", nameof(rows))];
        var labels = new int[HasLabels ? rows.Length : 0];
        for (int i = 0; i < rows.Length; i++)
        {
            Input(rows[i]).CopyTo(inputs.AsSpan(i * InputSize));
            if (HasLabels)
                labels[i] = Label(rows[i]);
            else
                Target(rows[i]).CopyTo(targets.AsSpan(i * TargetSize));
        }
        return HasLabels ? WithLabels(inputs, InputSize, labels) : WithTargets(inputs, InputSize, targets, TargetSize);
    }

    /// <summary>
    /// Divides the rows at random into those to train with and those held out to test with. Where there are labels,
    /// every class gets its share of both, to within one row. The same seed gives the same rows in the same order on
    /// every machine.
    /// </summary>
    /// <param name="testFraction">The share of rows held out, between 0 and 1.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="testFraction"/> is not between 0 and 1, or leaves one side without a row.
    /// </exception>
    public (Dataset Train, Dataset Test) Split(double testFraction, int seed = 0)
    {
        int testCount = testFraction is > 0 and < 1 ? (int)Math.Round(testFraction * Count) : 0;
        if (testCount == 0 || testCount == Count)
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, $"The fraction must be between 0 and 1 and leave at least one of the {Count} rows on either side.");

        (int[] train, int[] test) = DatasetSplit.Rows(this, testCount, seed);
        return (Select(train), Select(test));
    }

    private static int RowCount(ReadOnlyMemory<float> inputs, int inputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        return inputs.Length > 0 && inputs.Length % inputSize == 0
            ? inputs.Length / inputSize
            : throw new ArgumentException($"There are {inputs.Length} inputs; at least one row is needed, and whole rows of {inputSize}.", nameof(inputs));
    }

    private int RequireRow(int row) => (uint)row < (uint)Count
        ? row
        : throw new ArgumentOutOfRangeException(nameof(row), row, $"The dataset has rows from 0 to {Count - 1}.");
}
