using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>
/// What a network is trained towards in each row of a dataset: its targets; or, from a label, a one-hot row for
/// cross-entropy, and 0 or 1 for binary cross-entropy with one output. With weights, the targets of a row of cross-entropy are multiplied
/// by its weight, which multiplies the loss of the row and its derivatives.
/// </summary>
internal sealed class RowTargets
{
    private readonly Dataset _data;
    private readonly bool _isOneHot;
    private readonly ImmutableArray<float> _classWeights = [];
    private readonly ReadOnlyMemory<float> _rowWeights;

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

    /// <summary>The targets of rows of which some count more than others.</summary>
    /// <exception cref="ArgumentException">The sizes differ, a label is not a class, a weight is negative or not finite, or the loss is not cross-entropy.</exception>
    public RowTargets(NetworkDescription network, Dataset data, FitOptions options, string name)
        : this(network, data, name)
    {
        _classWeights = options.ClassWeights;
        _rowWeights = options.RowWeights;
        if (_classWeights.IsEmpty && _rowWeights.IsEmpty)
            return;
        if (network.Loss != LossFunction.CrossEntropy)
            throw new ArgumentException($"{network.Name} has the loss {network.LossText}; only cross-entropy takes weights of classes and rows.", nameof(options));
        if (!_classWeights.IsEmpty && !data.HasLabels)
            throw new ArgumentException("Class weights need a dataset with labels; this one has targets.", nameof(options));
        if (!_classWeights.IsEmpty && _classWeights.Length != network.OutputSize)
            throw new ArgumentException($"{network.Name} has {network.OutputSize} classes, so {network.OutputSize} class weights are needed; there are {_classWeights.Length}.", nameof(options));
        if (!_rowWeights.IsEmpty && _rowWeights.Length != data.Count)
            throw new ArgumentException($"The dataset has {data.Count} rows, so {data.Count} row weights are needed; there are {_rowWeights.Length}.", nameof(options));
        RequireWeights(_classWeights.AsSpan());
        RequireWeights(_rowWeights.Span);
    }

    /// <summary>The number of values in a target row.</summary>
    public int Size { get; }

    /// <summary>Writes the targets of one row.</summary>
    public void Write(int row, Span<float> target)
    {
        if (!_data.HasLabels)
            _data.Target(row).CopyTo(target);
        else if (_isOneHot)
            OneHot.Encode(_data.Label(row), target);
        else
            target[0] = _data.Label(row);

        if (Weight(row) is not 1f and float weight)
        {
            foreach (ref float value in target)
                value *= weight;
        }
    }

    /// <summary>The number of classes that labels can name, or 0 if the network's outputs are not classes.</summary>
    public static int ClassCount(NetworkDescription network) => network.Loss switch
    {
        LossFunction.CrossEntropy => network.OutputSize,
        LossFunction.BinaryCrossEntropy or LossFunction.BinaryFocalCrossEntropy when network.OutputSize == 1 => 2,
        _ => 0,
    };

    private float Weight(int row) =>
        (_classWeights.IsEmpty ? 1f : _classWeights[_data.Label(row)]) * (_rowWeights.IsEmpty ? 1f : _rowWeights.Span[row]);

    private static void RequireWeights(ReadOnlySpan<float> weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(float.IsFinite(weights[i]) && weights[i] >= 0))
                throw new ArgumentException($"Weight {i} is {weights[i]}; weights must be finite and at least 0.", nameof(weights));
        }
    }

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
