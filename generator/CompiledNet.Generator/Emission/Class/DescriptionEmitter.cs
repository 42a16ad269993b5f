using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Storage;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>
/// Writes the network's description, from which tools learn its layers and tensors. It stands in a type of its own, which the
/// runtime initialises when somebody asks for it: static members of the user's class are initialised in the order of the text,
/// and the user's come first.
/// </summary>
internal static class DescriptionEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        writer.Line("/// <summary>Holds the layers, shapes and parameter tensors, whenever they are asked for first.</summary>");
        writer.Line(Names.Generated);
        using CodeWriter.Scope type = writer.Block($"internal static class {Names.Description(network)}");
        writer.Lines("""
            public static readonly global::CompiledNet.NetworkDescription Value = new()
            {
            """);
        string loss = network.Loss is { } declared ? $"\n    {Loss(declared)}" : "";
        writer.Lines($$"""
                Name = "{{network.Type.Name}}",
                InputSize = {{network.InputSize}},{{Shape("InputShape", network.InputShape)}}{{(network.IsStream ? " IsStreaming = true," : "")}}{{loss}}
                StorageSize = {{plan.Storage.Size}},{{(plan.Storage.TrainedSize < plan.Storage.Size ? $" TrainedSize = {plan.Storage.TrainedSize}," : "")}}
                Layers =
                [
            """);
        int tensors = 0, statistics = 0;
        for (int place = 0; place < network.Layers.Count; place++)
        {
            LayerModel layer = network.Layers[place];
            WriteLayer(writer, layer, place, [.. plan.Storage.Places.Skip(tensors).Take(layer.Tensors.Count).Concat(plan.Storage.Statistics.Skip(statistics).Take(layer.Statistics.Count))]);
            tensors += layer.Tensors.Count;
            statistics += layer.Statistics.Count;
        }

        writer.Lines("""
                ],
            };
            """);
        if (network.Loss?.Expression is { } expression)
            LossFormulaEmitter.Emit(writer, expression);
    }

    private static void WriteLayer(CodeWriter writer, LayerModel layer, int place, TensorPlace[] places)
    {
        writer.Lines($$"""
                    new()
                    {
                        Name = "{{layer.Name}}", Kind = "{{layer.Kind}}", InputSize = {{layer.InputSize}},{{Shape("InputShape", layer.InputShape)}} OutputSize = {{layer.OutputSize}},{{Shape("OutputShape", layer.OutputShape)}}
                        Activation = global::CompiledNet.Activation.{{layer.Activation.Function.Constant}},{{Arguments(layer.Activation)}} MultiplyAdds = {{layer.MultiplyAdds}},
            """);
        if (LayerDetailsText.Of(layer, place) is { Length: > 0 } details)
            writer.Lines($"            {details}");
        WriteTensors(writer, "Tensors", layer, layer.Tensors, places);
        if (layer.Statistics.Count > 0)
            WriteTensors(writer, "Statistics", layer, layer.Statistics, places.Skip(layer.Tensors.Count));
        writer.Lines("""
                    },
            """);
    }

    private static void WriteTensors(CodeWriter writer, string list, LayerModel layer, EquatableArray<ParameterTensorModel> tensors, IEnumerable<TensorPlace> places)
    {
        writer.Lines($"""
                        {list} =
                        [
            """);
        foreach (string tensor in tensors.Zip(places, (tensor, place) => Tensor(layer, tensor, place)))
            writer.Lines($"                {tensor},");
        writer.Lines("""
                        ],
            """);
    }

    private static string Loss(LossModel loss) => loss.Expression is null
        ? $"Loss = global::CompiledNet.LossFunction.{loss.Name},{Argument(loss)}"
        : $"LossExpression = \"{loss.Function.Formula(loss.Parameter).Replace("\\", "\\\\").Replace("\"", "\\\"")}\", LossFormula = {LossFormulaEmitter.Name},";

    /// <summary>The argument of a loss, unless it is the one that descriptions have by default.</summary>
    private static string Argument(LossModel loss) =>
        loss.Function.Parameter is { } parameter && parameter.Default != loss.Parameter ? $" Loss{parameter.Name} = {Literal.Float(loss.Parameter)}," : "";

    /// <summary>A shape of one axis follows from its size.</summary>
    private static string Shape(string name, TensorShape shape) =>
        shape.Axes.Count > 1 ? $" {name} = [{string.Join(", ", shape.Axes)}]," : "";

    /// <summary>What an activation's definition takes beside its name.</summary>
    private static string Arguments(ActivationModel activation) => activation.Function switch
    {
        { Parameter: { } parameter } => $" {parameter.Name} = {Literal.Float(activation.Parameter)},",
        { Flag: { } flag } => $" {flag} = true,",
        _ => "",
    };

    /// <summary>Where a tensor lies. Axes that the product does not have, since they have one step, have no distance.</summary>
    private static string Place(TensorPlace place, int axes)
    {
        string panels = place.PanelRows == 0 ? "" : $", PanelRows = {place.PanelRows}, PanelStride = {place.PanelStride}";
        string gates = place.GateRows == 0 ? "" : $", GateRows = {place.GateRows}, GateStride = {place.GateStride}";
        return $"Offset = {place.Offset}, Strides = [{string.Join(", ", place.Strides.Concat(Enumerable.Repeat(0, axes - place.Strides.Count)))}]{panels}{gates}";
    }

    private static string Tensor(LayerModel layer, ParameterTensorModel tensor, TensorPlace place)
    {
        string initial = tensor.Initializer == "Constant" ? $", InitialValue = {Literal.Float(tensor.InitialValue)}" : "";
        if (tensor.InitialValues.Count > 0)
            initial = $", InitialValues = [{string.Join(", ", tensor.InitialValues.Select(Literal.Float))}]";
        return $"new() {{ Name = \"{layer.Name}.{tensor.Name}\", Shape = [{string.Join(", ", tensor.Shape.Axes)}], {Place(place, tensor.Shape.Axes.Count)}, Initializer = global::CompiledNet.Initializer.{tensor.Initializer}{initial}, FanIn = {tensor.FanIn}, FanOut = {tensor.FanOut} }}";
    }
}
