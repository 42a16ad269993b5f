using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace CompiledNet;

/// <summary>
/// Descriptions to JSON: members in snake case, those that have their default left out. Where tensors lie in a network's storage is
/// not written: that belongs to one build of the class, not to the network.
/// </summary>
internal static class DescriptionWriter
{
    private static readonly LayerDescription Defaults = new() { Name = "", Kind = "", InputSize = 0, OutputSize = 0, Activation = Activation.Linear, MultiplyAdds = 0, Tensors = [] };

    public static string Write(NetworkDescription network)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("name", network.Name);
            Write(json, "input_shape", network.InputShape);
            if (network.IsStreaming)
                json.WriteBoolean("streaming", true);
            if (network.Loss is { } loss)
            {
                json.WriteString("loss", loss.ToString());
                json.WriteNumber("loss_delta", network.LossDelta);
                WriteUnless(json, "loss_quantile", network.LossQuantile, 0.5f);
                WriteUnless(json, "loss_gamma", network.LossGamma, 2f);
                WriteUnless(json, "loss_label_smoothing", network.LossLabelSmoothing, 0f);
            }
            if (network.LossExpression is { } expression)
                json.WriteString("loss_expression", expression);
            json.WriteStartArray("layers");
            foreach (LayerDescription layer in network.Layers)
                Write(json, layer);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, LayerDescription layer)
    {
        json.WriteStartObject();
        json.WriteString("name", layer.Name);
        json.WriteString("kind", layer.Kind);
        Write(json, "inputs", layer.Inputs);
        Write(json, "input_shape", layer.InputShape);
        Write(json, "output_shape", layer.OutputShape);
        json.WriteString("activation", layer.Activation.ToString());
        WriteUnless(json, "slope", layer.Slope, Defaults.Slope);
        WriteUnless(json, "alpha", layer.Alpha, Defaults.Alpha);
        if (layer.TanhApproximation)
            json.WriteBoolean("tanh_approximation", true);
        if (!layer.KernelSize.IsEmpty)
            Write(json, "kernel_size", layer.KernelSize);
        WriteUnless(json, "stride", layer.Stride, Defaults.Stride);
        WriteUnless(json, "dilation", layer.Dilation, Defaults.Dilation);
        WriteUnless(json, "groups", layer.Groups, Defaults.Groups);
        if (layer.Padding != Defaults.Padding)
            json.WriteString("padding", layer.Padding.ToString());
        WriteUnless(json, "epsilon", layer.Epsilon, Defaults.Epsilon);
        WriteUnless(json, "momentum", layer.Momentum, Defaults.Momentum);
        WriteUnless(json, "rate", layer.Rate, Defaults.Rate);
        if (layer.ReturnSequences)
            json.WriteBoolean("return_sequences", true);
        if (layer.GoBackwards)
            json.WriteBoolean("go_backwards", true);
        if (!layer.ResetAfter)
            json.WriteBoolean("reset_after", false);
        if (!layer.Columns.IsEmpty)
            Write(json, "columns", layer.Columns);
        json.WriteNumber("multiply_adds", layer.MultiplyAdds);
        Write(json, "tensors", layer.Tensors);
        if (!layer.Statistics.IsEmpty)
            Write(json, "statistics", layer.Statistics);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<ParameterTensor> tensors)
    {
        json.WriteStartArray(name);
        foreach (ParameterTensor tensor in tensors)
        {
            json.WriteStartObject();
            json.WriteString("name", tensor.Name);
            Write(json, "shape", tensor.Shape);
            json.WriteString("initializer", tensor.Initializer.ToString());
            WriteUnless(json, "initial_value", tensor.InitialValue, 0f);
            if (!tensor.InitialValues.IsEmpty)
                Write(json, "initial_values", tensor.InitialValues);
            json.WriteNumber("fan_in", tensor.FanIn);
            json.WriteNumber("fan_out", tensor.FanOut);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<float> numbers)
    {
        json.WriteStartArray(name);
        foreach (float number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (int number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteUnless(Utf8JsonWriter json, string name, int value, int usual)
    {
        if (value != usual)
            json.WriteNumber(name, value);
    }

    private static void WriteUnless(Utf8JsonWriter json, string name, float value, float usual)
    {
        if (value != usual)
            json.WriteNumber(name, value);
    }
}
