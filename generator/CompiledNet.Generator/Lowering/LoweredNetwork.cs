using CompiledNet.Generator.Losses;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary>The forward operations of a network, with which all its programs begin, and what they gave.</summary>
internal sealed class LoweredNetwork
{
    private readonly NetworkModel _network;
    private readonly List<LayerValues> _layers = [];

    public LoweredNetwork(NetworkModel network)
    {
        _network = network;
        Input = To.Given(ValueRole.Input, "x", [Axis.Rows, To.NewAxis("input", network.InputSize)]);
        Value x = Input;
        foreach (LayerModel layer in network.Layers)
        {
            To.Layer++;
            LayerValues values = layer switch
            {
                DenseModel dense => DenseLowering.Lower(To, dense, x, isLast: To.Layer == network.Layers.Count),
                _ => throw new InvalidOperationException($"No operations for {layer.Kind}."),
            };
            _layers.Add(values);
            x = values.Outputs;
        }

        To.Layer = 0;
    }

    public ProgramBuilder To { get; } = new();

    public Value Input { get; }

    public LayerValues Last => _layers[_layers.Count - 1];

    /// <summary>The trained tensors, in canonical order.</summary>
    public IReadOnlyList<Value> Parameters => [.. _layers.SelectMany(layer => layer.Parameters)];

    /// <summary>Adds the loss: the sum of it over the rows, and its derivative with respect to a value of the last layer.</summary>
    public (Value Total, Value Of, Value Gradient) AddLoss()
    {
        LossModel loss = _network.Loss!;
        LossFunction function = loss.Function;
        Value of = function.FusedActivation is null ? Last.Outputs : Last.PreActivations;
        Value y = To.Given(ValueRole.Targets, "y", [.. of.Axes]);
        Value scale = To.Given(ValueRole.Given, "scale");
        (Value total, Value gradient) = function.Lower(To, of, y, scale, loss.Delta, Last.IsDotProduct);
        return (total, of, gradient);
    }
}

/// <summary>What the operations of a layer gave.</summary>
/// <param name="PreActivations"><c>z</c>.</param>
/// <param name="Outputs"><c>a</c>.</param>
/// <param name="Parameters">Its trained tensors, in canonical order.</param>
/// <param name="IsDotProduct">Whether a row of it is one dot product, so that the outputs of rows lie side by side.</param>
internal sealed record LayerValues(Value PreActivations, Value Outputs, EquatableArray<Value> Parameters, bool IsDotProduct);
