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

    public IReadOnlyList<LayerValues> Layers => _layers;

    public LayerValues Last => _layers[_layers.Count - 1];

    /// <summary>The trained tensors, in canonical order.</summary>
    public IReadOnlyList<Value> Parameters => [.. _layers.SelectMany(layer => layer.Parameters)];

    /// <summary>Adds the loss.</summary>
    public LossValues AddLoss()
    {
        LossModel loss = _network.Loss!;
        LossFunction function = loss.Function;
        Value of = function.FusedActivation is null ? Last.Outputs : Last.PreActivations;
        Value y = To.Given(ValueRole.Targets, "y", [.. of.Axes]);
        Value scale = To.Given(ValueRole.Given, "scale");
        (Value total, Value gradient) = function.Lower(To, of, y, scale, loss.Delta);
        return new LossValues(of, y, scale, total, gradient);
    }
}

/// <summary>What the operations of a layer gave.</summary>
/// <param name="PreActivations"><c>z</c>.</param>
/// <param name="Outputs"><c>a</c>.</param>
/// <param name="Parameters">Its trained tensors, in canonical order.</param>
internal sealed record LayerValues(Value PreActivations, Value Outputs, EquatableArray<Value> Parameters);

/// <summary>The derivatives of the cost with respect to what a layer gave.</summary>
/// <param name="PreActivations"><c>dz</c>.</param>
/// <param name="Outputs"><c>da</c>.</param>
internal sealed record LayerGradients(Value PreActivations, Value Outputs);

/// <summary>What a loss starts from and gives.</summary>
/// <param name="Of">What it starts from: the last layer's <c>z</c> if it is fused with the activation, else <c>a</c>.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Scale">The factor of the derivative.</param>
/// <param name="Total">The sum of the loss over the rows.</param>
/// <param name="Gradient">The derivative with respect to <paramref name="Of"/>, times the factor.</param>
internal sealed record LossValues(Value Of, Value Targets, Value Scale, Value Total, Value Gradient);
