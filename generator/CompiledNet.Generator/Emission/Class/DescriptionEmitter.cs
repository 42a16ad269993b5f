using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>
/// Writes the network's description, from which tools learn its layers and tensors. It stands in a type of its own, which the
/// runtime initialises when somebody asks for it: static members of the user's class are initialised in the order of the text,
/// and the user's come first.
/// </summary>
internal static class DescriptionEmitter
{
    public static void EmitProperty(CodeWriter writer, NetworkModel network) => writer.Lines($$"""
        /// <summary>The layers, shapes and parameter tensors.</summary>
        {{Names.Generated}}
        public static global::CompiledNet.NetworkDescription Description => global::CompiledNet.Generated.{{Names.Description(network)}}.Value;
        """);

    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        writer.Line("/// <summary>Holds the layers, shapes and parameter tensors, whenever they are asked for first.</summary>");
        writer.Line(Names.Generated);
        using CodeWriter.Scope type = writer.Block($"file static class {Names.Description(network)}");
        writer.Lines("""
            public static readonly global::CompiledNet.NetworkDescription Value = new()
            {
            """);
        string loss = network.Loss is { } declared ? $"\n    Loss = global::CompiledNet.LossFunction.{declared.Name},{Delta(declared)}" : "";
        writer.Lines($$"""
                Name = "{{network.Type.Name}}",
                InputSize = {{network.InputSize}},{{loss}}
                StorageSize = {{plan.StorageSize}},
                Layers =
                [
            """);
        for (int index = 0; index < plan.Matrices.Count; index++)
            WriteLayer(writer, (DenseModel)network.Layers[index], plan.Matrices[index]);
        writer.Lines("""
                ],
            };
            """);
    }

    private static void WriteLayer(CodeWriter writer, DenseModel layer, MatrixPlan plan)
    {
        writer.Lines($$"""
                    new()
                    {
                        Name = "{{layer.Name}}", Kind = "{{layer.Kind}}", InputSize = {{layer.InputSize}}, OutputSize = {{layer.OutputSize}},
                        Activation = global::CompiledNet.Activation.{{layer.Activation.Function.Constant}},{{Arguments(layer.Activation)}} MultiplyAdds = {{layer.MultiplyAdds}},
                        Tensors =
                        [
                            {{Tensor(layer, "Weights", [layer.OutputSize, layer.InputSize], plan.WeightsOffset, Layout(plan), layer.Initializer, layer.InitialValue)}},
            """);
        if (plan.BiasesOffset is { } biases)
            writer.Lines($"                {Tensor(layer, "Biases", [layer.OutputSize], biases, "Strides = [1]", "Zeros", 0f)},");
        writer.Lines("""
                        ],
                    },
            """);
    }

    private static string Delta(LossModel loss) =>
        loss.Function.TakesDelta ? $" LossDelta = {Literal.Float(loss.Delta)}," : "";

    /// <summary>What an activation's definition takes beside its name.</summary>
    private static string Arguments(ActivationModel activation) => activation.Function switch
    {
        { Parameter: { } parameter } => $" {parameter.Name} = {Literal.Float(activation.Parameter)},",
        GELUTanh => " TanhApproximation = true,",
        _ => "",
    };

    /// <summary>Packed weights lie in panels of units, a dot product's one behind the other.</summary>
    private static string Layout(MatrixPlan plan) => plan.PaddedUnits > plan.PanelUnits
        ? $"Strides = [1, {plan.PanelUnits}], PanelRows = {plan.PanelUnits}, PanelStride = {plan.PanelLength}"
        : $"Strides = [1, {plan.PanelUnits}]";

    private static string Tensor(DenseModel layer, string name, int[] shape, int offset, string layout, string initializer, float value)
    {
        string initial = initializer == "Constant" ? $", InitialValue = {Literal.Float(value)}" : "";
        return $"new() {{ Name = \"{layer.Name}.{name}\", Shape = [{string.Join(", ", shape)}], Offset = {offset}, {layout}, Initializer = global::CompiledNet.Initializer.{initializer}{initial}, FanIn = {layer.InputSize}, FanOut = {layer.OutputSize} }}";
    }
}
