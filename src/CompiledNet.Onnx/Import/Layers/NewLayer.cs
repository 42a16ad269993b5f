using System.Collections.Immutable;
using System.Globalization;
using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Layers;

/// <summary>Makes layers of each kind.</summary>
internal static class NewLayer
{
    /// <summary>So small that <c>√(1 + ε)</c> is 1: a batch norm with it is a product and a sum by channel.</summary>
    private const string NoEpsilon = "Epsilon = 1e-30f";

    public static Layer Input(ImmutableArray<int> shape) => new() { Kind = "Input", Inputs = [], Shape = shape };

    /// <param name="input">What comes in.</param>
    /// <param name="weights">The weights [units, inputs], row-major.</param>
    /// <param name="biases">The biases; null for none.</param>
    /// <param name="node">The node.</param>
    public static Layer Dense(Layer input, float[] weights, float[]? biases, string? node)
    {
        int inputs = input.Shape[^1], units = weights.Length / inputs;
        if (input.Kind == "Select")
            return Dense(input.Inputs[0], Spread(weights, units, input), biases, node);
        return new Layer
        {
            Kind = "Dense",
            Inputs = [input],
            Shape = [.. input.Shape[..^1], units],
            Arguments = [Literal(units)],
            NamedArguments = biases is null ? ["UseBias = false"] : [],
            Activation = new KnownActivation(CompiledNet.Activation.Linear),
            Tensors = WithBiases(new LayerTensor("weight", [units, inputs], weights), biases),
            NodeName = node,
        };
    }

    /// <summary>Weights for a whole row of which some values are taken; the others have weights of zero.</summary>
    private static float[] Spread(float[] weights, int units, Layer selection)
    {
        int size = selection.Inputs[0].Size, taken = selection.Columns.Length;
        var spread = new float[units * size];
        for (int unit = 0; unit < units; unit++)
        {
            for (int place = 0; place < taken; place++)
                spread[unit * size + selection.Columns[place]] += weights[unit * taken + place];
        }

        return spread;
    }

    public static ImmutableArray<LayerTensor> WithBiases(LayerTensor weights, float[]? biases) =>
        biases is null ? [weights] : [weights, new LayerTensor("bias", [biases.Length], biases)];

    public static Layer Activation(Layer input, KnownActivation activation, string? node = null) => new()
    {
        Kind = "Activation",
        Inputs = [input],
        Shape = input.Shape,
        Activation = activation,
        NodeName = node,
    };

    public static Layer PRelu(Layer input, float[] slopes, string? node) => new()
    {
        Kind = "Activation",
        Inputs = [input],
        Shape = input.Shape,
        Activation = new KnownActivation(CompiledNet.Activation.PReLU),
        Tensors = [new LayerTensor("weight", [slopes.Length], slopes)],
        NodeName = node,
    };

    /// <summary>Products and sums by channel, as a batch norm whose statistics are those numbers.</summary>
    public static Layer Scale(Layer input, ChannelScale scale) => BatchNorm(
        input,
        Floats(scale.Scales),
        Floats(scale.Biases),
        Floats(scale.Means),
        [.. Enumerable.Repeat(1f, scale.Length)],
        [NoEpsilon],
        null);

    public static Layer BatchNorm(Layer input, float[] weights, float[] biases, float[] means, float[] variances, ImmutableArray<string> arguments, string? node) => new()
    {
        Kind = "BatchNorm",
        Inputs = [input],
        Shape = input.Shape,
        NamedArguments = arguments,
        Tensors =
        [
            new LayerTensor("weight", [weights.Length], weights),
            new LayerTensor("bias", [biases.Length], biases),
            new LayerTensor("running_mean", [means.Length], means),
            new LayerTensor("running_var", [variances.Length], variances),
        ],
        NodeName = node,
    };

    public static Layer LayerNorm(Layer input, float[] weights, float[] biases, float epsilon, string? node) => new()
    {
        Kind = "LayerNorm",
        Inputs = [input],
        Shape = input.Shape,
        NamedArguments = Epsilon(epsilon),
        Tensors = [new LayerTensor("weight", [weights.Length], weights), new LayerTensor("bias", [biases.Length], biases)],
        NodeName = node,
    };

    /// <summary>The argument of a norm, unless it is the default.</summary>
    public static ImmutableArray<string> Epsilon(float epsilon) => epsilon == 1e-5f ? [] : [$"Epsilon = {Literal(epsilon)}"];

    /// <summary>A pool of all positions: <c>GlobalAveragePool</c> or <c>GlobalMaxPool</c>.</summary>
    public static Layer GlobalPool(string kind, Layer input, string? node) => new()
    {
        Kind = kind,
        Inputs = [input],
        Shape = [input.Shape[^1]],
        NodeName = node,
    };

    public static Layer Join(string kind, ImmutableArray<Layer> inputs, ImmutableArray<int> shape, string? node) => new()
    {
        Kind = kind,
        Inputs = inputs,
        Shape = shape,
        NodeName = node,
    };

    /// <summary>The same row under other axes; the layer itself where they are the same.</summary>
    public static Layer Shaped(Layer layer, ImmutableArray<int> shape)
    {
        if (layer.Shape.SequenceEqual(shape))
            return layer;
        // What only shows another layer's row shows it under the last shape alone.
        if (layer.Kind is "Reshape" or "Flatten")
            return Shaped(layer.Inputs[0], shape);
        return new Layer
        {
            Kind = shape.Length == 1 ? "Flatten" : "Reshape",
            Inputs = [layer],
            Shape = shape,
            Arguments = shape.Length == 1 ? [] : [.. shape.Select(Literal)],
        };
    }

    /// <summary>The layer's row with so many values on its last axis.</summary>
    public static Layer Rows(Layer layer, int size) =>
        layer.Shape[^1] == size ? layer
        : layer.Size == size ? Shaped(layer, [size])
        : Shaped(layer, [layer.Size / size, size]);

    /// <summary>Places taken from the last axis. Of a row of one axis no attribute says so: what follows takes it up.</summary>
    public static Layer Select(Layer input, ImmutableArray<int> columns)
    {
        if (input.Kind == "Select")
            return Select(input.Inputs[0], [.. columns.Select(column => input.Columns[column])]);
        if (columns.SequenceEqual(Enumerable.Range(0, input.Shape[^1])))
            return input;
        return input.Shape.Length > 1 ? Picked(input, columns)
            : new Layer { Kind = "Select", Inputs = [input], Shape = [columns.Length], Columns = columns };
    }

    /// <summary>Places taken from the last axis by products with ones and zeros, which are exact.</summary>
    public static Layer Picked(Layer input, ImmutableArray<int> columns)
    {
        int size = input.Shape[^1];
        var weights = new float[columns.Length * size];
        for (int unit = 0; unit < columns.Length; unit++)
            weights[unit * size + columns[unit]] = 1;
        return Dense(input, weights, null, null);
    }

    public static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);
}
