using System.Collections.Immutable;

namespace CompiledNet.Keras;

/// <summary>Variables of Keras to tensors of this library, whose shapes are PyTorch's.</summary>
internal static class Kernels
{
    /// <summary>The names of the variables of a layer, in Keras' order; of norms without a scale or without a centre fewer.</summary>
    public static string[] NamesOf(string @class, bool hasScale = true, bool hasCenter = true) => @class switch
    {
        "Dense" or "Conv1D" or "Conv2D" or "DepthwiseConv2D" => ["kernel", "bias"],
        "BatchNormalization" => [.. Norm(hasScale, hasCenter), "moving_mean", "moving_variance"],
        "LayerNormalization" => Norm(hasScale, hasCenter),
        "PReLU" => ["alpha"],
        "Embedding" => ["embeddings"],
        _ when Recurrences.Has(@class) => ["kernel", "recurrent_kernel", "bias"],
        _ => [],
    };

    /// <summary>A variable under PyTorch's name and in its shape.</summary>
    /// <param name="class">The layer's class.</param>
    /// <param name="name">Keras' name of the variable.</param>
    /// <param name="variable">The variable.</param>
    /// <exception cref="InvalidDataException">A layer of this class has no such variable, or it has other axes.</exception>
    public static NamedTensor Convert(string @class, string name, NamedTensor variable) => (@class, name, variable.Shape.Length) switch
    {
        ("Dense", "kernel", 2) => Permuted(variable, "weight", [1, 0]),
        ("Conv1D", "kernel", 3) => Permuted(variable, "weight", [2, 1, 0]),
        ("Conv2D", "kernel", 4) => Permuted(variable, "weight", [3, 2, 0, 1]),
        ("DepthwiseConv2D", "kernel" or "depthwise_kernel", 4) => Depthwise(variable),
        ("PReLU", "alpha", >= 1) when variable.Shape[^1] == variable.Values.Length => variable with { Name = "weight", Shape = [variable.Values.Length] },
        ("Embedding", "embeddings", 2) => variable with { Name = "weight" },
        (_, "bias" or "beta", 1) => variable with { Name = "bias" },
        (_, "gamma", 1) => variable with { Name = "weight" },
        (_, "moving_mean", 1) => variable with { Name = "running_mean" },
        (_, "moving_variance", 1) => variable with { Name = "running_var" },
        _ => throw new InvalidDataException($"A layer {@class} has the variable {name} of the shape [{string.Join(", ", variable.Shape)}], which is not known."),
    };

    /// <summary>The filters of a channel follow one another: <c>[height, width, channel, filter]</c> to <c>[channel·filters + filter, 1, height, width]</c>.</summary>
    private static NamedTensor Depthwise(NamedTensor variable)
    {
        NamedTensor turned = Permuted(variable, "weight", [2, 3, 0, 1]);
        return turned with { Shape = [turned.Shape[0] * turned.Shape[1], 1, turned.Shape[2], turned.Shape[3]] };
    }

    /// <summary>The axes in another order: axis <c>i</c> of the result is axis <c>order[i]</c>.</summary>
    public static NamedTensor Permuted(NamedTensor variable, string name, int[] order)
    {
        int rank = order.Length;
        var strides = new int[rank];
        for (int axis = rank - 1, stride = 1; axis >= 0; stride *= variable.Shape[axis--])
            strides[axis] = stride;
        ImmutableArray<int> shape = [.. order.Select(axis => variable.Shape[axis])];
        var values = new float[variable.Values.Length];
        var index = new int[rank];
        for (int i = 0; i < values.Length; i++)
        {
            int from = 0;
            for (int axis = 0; axis < rank; axis++)
                from += index[axis] * strides[order[axis]];
            values[i] = variable.Values[from];
            for (int axis = rank - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
                index[axis] = 0;
        }
        return new NamedTensor(name, shape, values);
    }

    private static string[] Norm(bool hasScale, bool hasCenter) => [.. hasScale ? (string[])["gamma"] : [], .. hasCenter ? (string[])["beta"] : []];
}
