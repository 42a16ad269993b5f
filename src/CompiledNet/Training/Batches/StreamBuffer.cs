namespace CompiledNet;

/// <summary>Some rows of a stream, as a dataset whose rows are written again and again.</summary>
internal sealed class StreamBuffer
{
    private readonly RowSource _stream;
    private readonly int _classCount;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int[] _labels;

    /// <param name="stream">Where the rows come from.</param>
    /// <param name="capacity">How many there may be.</param>
    /// <param name="classCount">The number of classes that labels can name.</param>
    public StreamBuffer(RowSource stream, int capacity, int classCount)
    {
        _stream = stream;
        _classCount = classCount;
        _inputs = new float[RowArray.Length(capacity, stream.InputSize, "inputs", nameof(RowSource.ShuffleBuffer))];
        _targets = new float[RowArray.Length(capacity, stream.TargetSize, "targets", nameof(RowSource.ShuffleBuffer))];
        _labels = new int[stream.HasLabels ? capacity : 0];
        Numbers = new int[capacity];
        Weights = new float[capacity];
        Rows = stream.HasLabels ? Dataset.WithLabels(_inputs, stream.InputSize, _labels) : Dataset.WithTargets(_inputs, stream.InputSize, _targets, stream.TargetSize);
    }

    /// <summary>The rows, in their places.</summary>
    public Dataset Rows { get; }

    /// <summary>The number of the row in each place, in the order of the stream.</summary>
    public int[] Numbers { get; }

    /// <summary>How much the row in each place counts.</summary>
    public float[] Weights { get; }

    /// <summary>Puts a row in a place.</summary>
    /// <exception cref="InvalidDataException">It does not have the size that it should have, its label is not a class, or its weight is negative or not finite.</exception>
    public void Write(int place, StreamRow row, int number, int epoch)
    {
        if (row.Inputs.Length != _stream.InputSize)
            throw new InvalidDataException($"Row {number} of epoch {epoch} of the stream has {row.Inputs.Length} inputs; {_stream.InputSize} are expected.");
        if (row.Targets.Length != _stream.TargetSize)
            throw new InvalidDataException($"Row {number} of epoch {epoch} of the stream has {row.Targets.Length} targets; {(_stream.HasLabels ? "a label is" : $"{_stream.TargetSize} are")} expected.");
        if (_stream.HasLabels && (uint)row.Label >= (uint)_classCount)
            throw new InvalidDataException($"The label of row {number} of epoch {epoch} of the stream is {row.Label}; the network has {_classCount} classes, so a label must be from 0 to {_classCount - 1}.");
        if (!(row.Weight >= 0 && float.IsFinite(row.Weight)))
            throw new InvalidDataException($"The weight of row {number} of epoch {epoch} of the stream is {row.Weight}; weights must be finite and at least 0.");
        row.Inputs.Span.CopyTo(_inputs.AsSpan(place * _stream.InputSize));
        row.Targets.Span.CopyTo(_targets.AsSpan(place * _stream.TargetSize));
        if (_stream.HasLabels)
            _labels[place] = row.Label;
        Weights[place] = row.Weight;
        Numbers[place] = number;
    }
}
