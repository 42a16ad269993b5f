using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;

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
        string loss = network.Loss is { } declared ? $"\n    Loss = global::CompiledNet.LossFunction.{declared.Name},{Argument(declared)}" : "";
        writer.Lines($$"""
                Name = "{{network.Type.Name}}",
                InputSize = {{network.InputSize}},{{Shape("InputShape", network.InputShape)}}{{loss}}
                StorageSize = {{plan.StorageSize}},
                Layers =
                [
            """);
        for (int place = 0; place < network.Layers.Count; place++)
            WriteLayer(writer, network.Layers[place], place, [.. Places(plan, network.Layers[place])]);
        writer.Lines("""
                ],
            };
            """);
    }

    private static void WriteLayer(CodeWriter writer, LayerModel layer, int place, string[] places)
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

    private static void WriteTensors(CodeWriter writer, string list, LayerModel layer, EquatableArray<ParameterTensorModel> tensors, IEnumerable<string> places)
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

    private static string Argument(LossModel loss) =>
        loss.Function.Parameter is { } parameter ? $" Loss{parameter.Name} = {Literal.Float(loss.Parameter)}," : "";

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

    /// <summary>Where the tensors of a layer lie, in the order in which it has them, and then its statistics.</summary>
    private static IEnumerable<string> Places(ExecutionPlan plan, LayerModel layer)
    {
        foreach (MatrixPlan matrix in plan.Matrices.Where(candidate => candidate.Name == layer.Name))
        {
            yield return $"Offset = {matrix.WeightsOffset}, {Layout(matrix)}";
            if (matrix.BiasesOffset is { } biases)
                yield return $"Offset = {biases}, Strides = [1]";
        }
    }

    /// <summary>Packed weights lie in panels of units, a dot product's one behind the other.</summary>
    private static string Layout(MatrixPlan plan) => plan.PaddedUnits > plan.PanelUnits
        ? $"Strides = [1, {plan.PanelUnits}], PanelRows = {plan.PanelUnits}, PanelStride = {plan.PanelLength}"
        : $"Strides = [1, {plan.PanelUnits}]";

    private static string Tensor(LayerModel layer, ParameterTensorModel tensor, string place)
    {
        string initial = tensor.Initializer == "Constant" ? $", InitialValue = {Literal.Float(tensor.InitialValue)}" : "";
        return $"new() {{ Name = \"{layer.Name}.{tensor.Name}\", Shape = [{string.Join(", ", tensor.Shape.Axes)}], {place}, Initializer = global::CompiledNet.Initializer.{tensor.Initializer}{initial}, FanIn = {tensor.FanIn}, FanOut = {tensor.FanOut} }}";
    }
}
