namespace CompiledNet.Benchmarks.Onnx;

/// <summary>
/// A recurrent layer as ONNX has it: steps in front of rows, a tensor for each of <c>W</c>, <c>U</c> and both biases together, and gates in the order z, r, n
/// or i, o, f, g.
/// </summary>
internal static class OnnxRecurrence
{
    /// <summary>Where ONNX takes each of its gates from.</summary>
    private static int[] Order(string kind) => kind == "GRU" ? [1, 0, 2] : [0, 3, 1, 2];

    /// <summary>The constants of a layer, in the order of the operator's inputs.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="parameters">Its parameters in canonical order: <c>W</c>, <c>U</c>, <c>b</c>, <c>c</c>.</param>
    public static IEnumerable<OnnxTensor> Constants(LayerDescription layer, ReadOnlySpan<float> parameters)
    {
        int[] order = Order(layer.Kind);
        int units = layer.OutputShape[^1], features = layer.InputShape[^1], sums = order.Length * units;
        float[] w = Permuted(parameters[..(sums * features)], order), u = Permuted(parameters.Slice(sums * features, sums * units), order);
        ReadOnlySpan<float> biases = parameters[(sums * (features + units))..];
        return
        [
            new($"{layer.Name}.W", [1, sums, features], w),
            new($"{layer.Name}.R", [1, sums, units], u),
            new($"{layer.Name}.B", [1, 2 * sums], [.. Permuted(biases[..sums], order), .. Permuted(biases.Slice(sums, sums), order)]),
        ];
    }

    /// <summary>The operator's attributes. The reset gate of a GRU is behind the product.</summary>
    public static OnnxAttribute[] Attributes(LayerDescription layer)
    {
        var units = OnnxAttribute.Of("hidden_size", layer.OutputShape[^1]);
        return layer.Kind == "GRU" ? [units, OnnxAttribute.Of("linear_before_reset", 1)] : [units];
    }

    private static float[] Permuted(ReadOnlySpan<float> values, int[] order)
    {
        int length = values.Length / order.Length;
        var permuted = new float[values.Length];
        for (int gate = 0; gate < order.Length; gate++)
            values.Slice(order[gate] * length, length).CopyTo(permuted.AsSpan(gate * length));
        return permuted;
    }
}
