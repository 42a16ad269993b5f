using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Losses;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>The forward operations of a network, with which all its programs begin, and what they gave.</summary>
internal sealed class LoweredNetwork
{
    private readonly NetworkModel _network;
    private readonly List<LayerValues> _computing = [];

    /// <param name="network">The network.</param>
    /// <param name="isTraining">Whether layers do what they do in training.</param>
    public LoweredNetwork(NetworkModel network, bool isTraining = false)
    {
        To.IsTraining = isTraining;
        To.IsStream = network.IsStream;
        _network = network;
        Input = To.Given(ValueRole.Input, "x", [Axis.Rows, .. network.InputShape.Axes.Select(length => To.NewAxis("input", length))]);
        var outputs = new List<Value> { Input };
        int last = network.ComputingLayers.Count;
        foreach (LayerModel layer in network.Layers)
        {
            // Layers that compute nothing have no number of their own in the notation.
            if (!layer.IsView)
                To.Layer++;
            To.IsLastLayer = To.Layer == last;
            To.Place = outputs.Count - 1;
            LayerValues values = LayerCatalog.Get(layer.Kind).Lower(To, layer, layer.Inputs.Select(number => outputs[number]).ToEquatableArray());
            if (!layer.IsView)
                _computing.Add(values);
            outputs.Add(values.Outputs);
        }

        Outputs = outputs[outputs.Count - 1];
        To.Layer = 0;
    }

    public ProgramBuilder To { get; } = new();

    public Value Input { get; }

    /// <summary>What the network gives.</summary>
    public Value Outputs { get; }

    /// <summary>What the last layer that computes gave.</summary>
    public LayerValues Last => _computing[_computing.Count - 1];

    /// <summary>The trained tensors, in canonical order.</summary>
    public IReadOnlyList<Value> Parameters => [.. _computing.SelectMany(layer => layer.Parameters)];

    /// <summary>What is kept with them but not trained.</summary>
    public IReadOnlyList<Value> Statistics => [.. _computing.SelectMany(layer => layer.Statistics)];

    /// <summary>What becomes of it in training.</summary>
    public IEnumerable<ProgramResult> NewStatistics =>
        _computing.SelectMany(layer => layer.NewStatistics.Select((value, index) => new ProgramResult(ResultKind.NewStatistic, value, layer.Statistics[index])));

    /// <summary>What streams keep for their next steps.</summary>
    public IEnumerable<ProgramResult> NewStates => To.NewStates;

    /// <summary>Adds the loss: the sum of it over the rows, and its derivative with respect to a value of the last layer.</summary>
    public (Value Total, Value Of, Value Gradient) AddLoss()
    {
        LossModel loss = _network.Loss!;
        LossFunction function = loss.Function;
        Value of = AlongOneAxis(function.FusedActivation is null ? Outputs : Last.PreActivations);
        Value y = To.Given(ValueRole.Targets, "y", [.. of.Axes]);
        Value scale = To.Given(ValueRole.Given, "scale");
        (Value total, Value gradient) = function.Lower(To, of, y, scale, loss.Parameter, Last.IsDotProduct);
        return (total, of, gradient);
    }

    /// <summary>Outputs of several axes, one behind the other.</summary>
    private Value AlongOneAxis(Value outputs)
    {
        if (outputs.Axes.Count <= 2)
            return outputs;
        To.Layer = outputs.Layer;
        Value flat = To.View(outputs.Notation, outputs, [Axis.Rows, To.NewAxis("output", outputs.Size)]);
        To.Layer = 0;
        return flat;
    }
}

/// <summary>What the operations of a layer gave.</summary>
/// <param name="PreActivations"><c>z</c>.</param>
/// <param name="Outputs"><c>a</c>.</param>
/// <param name="Parameters">Its trained tensors, in canonical order.</param>
/// <param name="IsDotProduct">Whether a row of it is one dot product, so that the outputs of rows lie side by side.</param>
internal sealed record LayerValues(Value PreActivations, Value Outputs, EquatableArray<Value> Parameters, bool IsDotProduct = false)
{
    /// <summary>What it keeps with the parameters, but is not trained.</summary>
    public EquatableArray<Value> Statistics { get; init; }

    /// <summary>What these become in training, in the same order; none otherwise.</summary>
    public EquatableArray<Value> NewStatistics { get; init; }

    /// <summary>Those of a layer without parameters.</summary>
    public static LayerValues Of(Value outputs) => new(outputs, outputs, new([]));
}
