using System.Collections.Immutable;
using CompiledNet.Onnx.Format;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>
/// Recurrent layers. They take <c>[steps, rows, features]</c>, with <c>layout = 1</c> <c>[rows, steps, features]</c>, and weights for each direction. They give what every step gives,
/// <c>[steps, directions, rows, units]</c> or <c>[rows, steps, directions, units]</c>, and the last states.
/// </summary>
internal static class Recurrent
{
    public static readonly ImmutableArray<Operator> All = [.. RecurrentKind.All.Select(kind => new Operator("", kind.Operator, call => Run(call, kind)))];

    private static ImmutableArray<Value> Run(OperatorCall call, RecurrentKind kind)
    {
        RequireUsual(call, kind);
        if (call.Graph.Order.IsStream)
            return StreamSteps.Recurrent(call, kind);
        string[] directions = call.Text("direction", "forward") switch
        {
            "forward" => ["forward"],
            "reverse" => ["reverse"],
            "bidirectional" => ["forward", "reverse"],
            var other => throw new NotExpressibleException($"its direction is {other}"),
        };
        bool isRowsFirst = call.Integer("layout", 0) == 1;
        TensorValue x = Sequences(call.Plain(0), isRowsFirst);
        int steps = TensorValue.SizeOf(x.Axes[isRowsFirst ? 1 : 0]), features = TensorValue.SizeOf(x.Axes[2]);
        RequireSteps(call, steps);
        RecurrentWeights weights = RecurrentWeights.Of(call, kind, directions.Length, features);
        int units = weights.Units;

        Layer input = NewLayer.Shaped(x.Source, [steps, features]);
        ImmutableArray<Layer> Layers(bool everyStep) => [.. directions.Select((direction, number) => new Layer
        {
            Kind = kind.Layer,
            Inputs = [input],
            Shape = everyStep ? [steps, units] : [units],
            Arguments = [NewLayer.Literal(units)],
            NamedArguments = [.. everyStep ? [RecurrentSteps.EveryStep] : Array.Empty<string>(), .. direction == "reverse" ? [RecurrentSteps.Backwards] : Array.Empty<string>(), .. ResetOf(weights)],
            Tensors = weights.Of(number),
            NodeName = call.Node.Name,
        })];

        var time = new Factor(steps);
        Factor both = new(directions.Length), unit = new(units), lastBoth = new(directions.Length), lastUnit = new(units);
        Layer all = Together(Layers(everyStep: true), call.Node.Name), last = Together(Layers(everyStep: false), call.Node.Name);
        return
        [
            isRowsFirst ? Views.Of(all, [time, both, unit], Factor.Rows, time, both, unit) : Views.Of(all, [time, both, unit], time, both, Factor.Rows, unit),
            isRowsFirst ? Views.Of(last, [lastBoth, lastUnit], Factor.Rows, lastBoth, lastUnit) : Views.Of(last, [lastBoth, lastUnit], lastBoth, Factor.Rows, lastUnit),
        ];
    }

    /// <exception cref="NotExpressibleException">The node computes something else than the layer.</exception>
    private static void RequireUsual(OperatorCall call, RecurrentKind kind)
    {
        ImmutableArray<string> activations = call.Texts("activations");
        if (activations.Where((name, place) => !name.Equals(kind.Activations[place % kind.Activations.Length], StringComparison.OrdinalIgnoreCase)).Any())
            throw new NotExpressibleException($"its activations are {string.Join(", ", activations)}; {string.Join(", ", kind.Activations)} are those of the layer");
        if (call.Attribute("clip") is not null)
            throw new NotExpressibleException("it clips the sums of its gates");
        if (call.Integer("input_forget", 0) != 0)
            throw new NotExpressibleException("its forget gate is that of the input (input_forget)");
        if (call.Optional(7) is { } peepholes && (peepholes is not Numbers weights || weights.Values.Any(value => value != 0)))
            throw new NotExpressibleException("its gates see the cell (peepholes)");
    }

    /// <summary>Where the reset gate of a GRU stands, unless it is behind the product with the state.</summary>
    public static ImmutableArray<string> ResetOf(RecurrentWeights weights) =>
        weights.ResetsBefore ? [RecurrentSteps.ResetBefore] : [];

    /// <summary>Two directions stand side by side along the last axis.</summary>
    private static Layer Together(ImmutableArray<Layer> directions, string node) => directions.Length == 1
        ? directions[0]
        : NewLayer.Join("Concat", directions, [.. directions[0].Shape[..^1], 2 * directions[0].Shape[^1]], node);

    private static TensorValue Sequences(TensorValue x, bool isRowsFirst)
    {
        if (x.Axes.Length != 3)
            throw new NotExpressibleException($"it takes values of {x.Axes.Length} axes; sequences have 3");
        int rows = isRowsFirst ? 0 : 1;
        if (x.Axes[rows] is not [var axis] || axis != Factor.Rows)
            throw new NotExpressibleException($"the axis {rows} of what it takes is not the batch");
        ImmutableArray<Factor> memory = [.. x.Axes[1 - rows], .. x.Axes[2]];
        if (memory.Any(factor => factor.Order is not null))
            throw new NotExpressibleException("the features that it takes stand in another order in memory");
        return Views.InOrder(x, memory);
    }

    /// <summary>Each row has all steps; its state begins at zero.</summary>
    private static void RequireSteps(OperatorCall call, int steps)
    {
        if (call.Optional(4) is { } lengths && (lengths is not Integers given || given.Values.Any(length => length != new Extent(steps))))
            throw new NotExpressibleException("its sequences have lengths of their own");
        foreach (int state in new[] { 5, 6 })
        {
            if (call.Optional(state) is { } initial && (initial is not Numbers numbers || numbers.Values.Any(value => value != 0)))
                throw new NotExpressibleException($"its initial {(state == 5 ? "state" : "cell")} is not 0");
        }
    }
}
