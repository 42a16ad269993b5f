namespace CompiledNet;

/// <summary>
/// What a network is trained towards in each row of a dataset: its targets; or, from a label, a one-hot row for
/// cross-entropy, and 0 or 1 for binary cross-entropy with one output.
/// </summary>
internal sealed class RowTargets
{
    private readonly Dataset _data;
    private readonly bool _isOneHot;

    /// <summary>The targets of a dataset that fits the network.</summary>
    /// <exception cref="ArgumentException">The sizes differ, or a label is not a class of the network.</exception>
    public RowTargets(NetworkDescription network, Dataset data, string name)
    {
        if (data.InputSize != network.InputSize)
            throw new ArgumentException($"{network.Name} takes rows of {network.InputSize} inputs; the dataset has {data.InputSize}.", name);
        if (data.HasLabels)
            RequireLabels(network, data, name);
        else if (data.TargetSize != network.OutputSize)
            throw new ArgumentException($"{network.Name} gives rows of {network.OutputSize} outputs; the dataset has {data.TargetSize} targets a row.", name);

        _data = data;
        _isOneHot = network.Loss == LossFunction.CrossEntropy;
        Size = network.OutputSize;
    }

    /// <summary>The number of values in a target row.</summary>
    public int Size { get; }

    /// <summary>Writes the targets of neighbouring rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="targets">Room for the targets of as many rows as are written.</param>
    public void Write(int first, Span<float> targets)
    {
        if (!_data.HasLabels)
        {
            _data.Targets.Slice(first * Size, targets.Length).CopyTo(targets);
            return;
        }

        ReadOnlySpan<int> labels = _data.Labels.Slice(first, targets.Length / Size);
        for (int row = 0; row < labels.Length; row++)
        {
            if (_isOneHot)
                OneHot.Encode(labels[row], targets.Slice(row * Size, Size));
            else
                targets[row] = labels[row];
        }
    }

    /// <summary>The number of classes that labels can name, or 0 if the network's outputs are not classes.</summary>
    public static int ClassCount(NetworkDescription network) => network.Loss switch
    {
        LossFunction.CrossEntropy => network.OutputSize,
        LossFunction.BinaryCrossEntropy or LossFunction.BinaryFocalCrossEntropy when network.OutputSize == 1 => 2,
        _ => 0,
    };

    private static void RequireLabels(NetworkDescription network, Dataset data, string name)
    {
        int classCount = ClassCount(network);
        if (classCount == 0)
            throw new ArgumentException($"The dataset has labels, which {network.Name} cannot be trained with: its loss is {network.LossText} of {network.OutputSize} outputs. Labels need cross-entropy, or binary cross-entropy with one output; otherwise use Dataset.WithTargets.", name);
        for (int row = 0; row < data.Count; row++)
        {
            if (data.Label(row) >= classCount)
                throw new ArgumentException($"The label of row {row} is {data.Label(row)}; {network.Name} has {classCount} classes, so a label must be from 0 to {classCount - 1}.", name);
        }
    }
}
