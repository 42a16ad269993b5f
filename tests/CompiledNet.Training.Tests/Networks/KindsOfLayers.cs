namespace CompiledNet.Training.Tests;

/// <summary>Descriptions of small networks that together have every kind of layer.</summary>
internal static class KindsOfLayers
{
    public const string Image = nameof(Image);
    public const string Sequence = nameof(Sequence);
    public const string Categories = nameof(Categories);

    /// <summary>Convolutions with all that windows have, norms, a residual branch, joins, pools, dropout.</summary>
    public static NetworkDescription OfImages { get; } = new LayerList(Image, [6, 5, 3])
        .Add("Conv2D", [3, 3, 4], [[4, 3, 3, 2], [4]], change: layer => layer with { KernelSize = [3, 2], Stride = 2, Padding = CompiledNet.Padding.Same, Activation = Activation.LeakyReLU })
        .Add("BatchNorm", [3, 3, 4])
        .Add("Conv2D", [3, 3, 4], [[4, 2, 3, 3]], change: layer => layer with { KernelSize = [3, 3], Groups = 2, Padding = CompiledNet.Padding.Same })
        .Add("LayerNorm", [3, 3, 4])
        .Add("Activation", [3, 3, 4], [[4]], change: layer => layer with { Activation = Activation.PReLU })
        .Add("Add", [3, 3, 4], from: [4, 1])
        .Add("Dense", [3, 3, 5], [[5, 4], [5]], change: layer => layer with { Activation = Activation.Mish })
        .Add("Concat", [3, 3, 9], from: [6, 5])
        .Add("MaxPool2D", [2, 2, 9], change: layer => layer with { KernelSize = [2, 2] })
        .Add("AveragePool2D", [2, 2, 9], change: layer => layer with { KernelSize = [2, 2], Padding = CompiledNet.Padding.Same })
        .Add("Reshape", [4, 9])
        .Add("GlobalMaxPool", [9])
        .Add("GlobalAveragePool", [9], from: [10])
        .Add("Multiply", [9], from: [12, 11])
        .Add("Dropout", [9], change: layer => layer with { Rate = 0.3f })
        .Add("Dense", [3], [[3, 9], [3]], change: layer => layer with { Activation = Activation.Softmax })
        .Describe(LossFunction.CrossEntropy);

    /// <summary>Causal and depthwise convolutions of sequences, and activations of whole vectors in the middle.</summary>
    public static NetworkDescription OfSequences { get; } = new LayerList(Sequence, [9, 2])
        .Add("Conv1D", [9, 4], [[4, 2, 2], [4]], change: layer => layer with { KernelSize = [2], Dilation = 3, Padding = CompiledNet.Padding.Causal, Activation = Activation.HardSwish })
        .Add("Conv1D", [4, 4], [[4, 1, 3]], change: layer => layer with { KernelSize = [3], Stride = 2, Groups = 4 })
        .Add("Activation", [4, 4], change: layer => layer with { Activation = Activation.LogSoftmax })
        .Add("MaxPool1D", [2, 4], change: layer => layer with { KernelSize = [2], Stride = 2 })
        .Add("AveragePool1D", [4, 4], from: [2], change: layer => layer with { KernelSize = [3], Padding = CompiledNet.Padding.Same })
        .Add("Dense", [4, 3], [[3, 4], [3]], change: layer => layer with { Activation = Activation.Softmax })
        .Add("Flatten", [12])
        .Add("BatchNorm", [12])
        .Add("Dense", [2], [[2, 12]])
        .Add("Flatten", [8], from: [3])
        .Add("Dense", [2], [[2, 8], [2]], change: layer => layer with { Activation = Activation.Tanh })
        .Add("Concat", [4], from: [10, 8])
        .Describe(LossFunction.MeanSquaredError);

    /// <summary>Two embeddings of inputs on either side of numbers, deep beside wide.</summary>
    public static NetworkDescription OfCategories { get; } = new LayerList(Categories, [4])
        .Add("Embedding", [5], [[3, 2]], change: layer => layer with { Columns = [0] })
        .Add("Embedding", [7], [[2, 3]], change: layer => layer with { Columns = [2] })
        .Add("Dense", [6], [[6, 7], [6]])
        .Add("Activation", [6], change: layer => layer with { Activation = Activation.Softsign })
        .Add("Dropout", [6], change: layer => layer with { Rate = 0.5f })
        .Add("Concat", [13], from: [4, 1])
        .Add("Dense", [2], [[2, 13], [2]], change: layer => layer with { Activation = Activation.Sigmoid })
        .Describe(LossFunction.BinaryCrossEntropy);

    public static NetworkDescription Get(string name) => name switch
    {
        Image => OfImages,
        Sequence => OfSequences,
        _ => OfCategories,
    };

    /// <summary>Rows that fit: indices where an embedding takes them, else numbers.</summary>
    public static float[] Inputs(NetworkDescription description, int rows, int seed)
    {
        float[] inputs = Noise.Uniform(rows * description.InputSize, seed);
        foreach (LayerDescription embedding in description.Layers.Where(layer => layer.Kind == "Embedding"))
        {
            foreach (int column in embedding.Columns)
            {
                for (int row = 0; row < rows; row++)
                    inputs[row * description.InputSize + column] = row % embedding.Tensors[0].Shape[0];
            }
        }

        return inputs;
    }

    /// <summary>Distributions or probabilities or numbers, as the loss has them.</summary>
    public static float[] Targets(NetworkDescription description, int rows, int seed) => description.Loss switch
    {
        LossFunction.CrossEntropy => OneHot.Encode(Noise.Labels(rows, description.OutputSize, seed), description.OutputSize),
        LossFunction.BinaryCrossEntropy => [.. Noise.Labels(rows * description.OutputSize, 2, seed).Select(label => (float)label)],
        _ => Noise.Uniform(rows * description.OutputSize, seed),
    };

    /// <summary>Values for every tensor, statistics too: scales and variances are positive.</summary>
    public static float[] Values(ParameterTensor tensor, int seed)
    {
        float[] values = Noise.Uniform(tensor.Length, seed + tensor.Name.Sum(letter => letter));
        bool isPositive = tensor.Name.Contains("Norm", StringComparison.Ordinal) && !tensor.Name.EndsWith("Mean", StringComparison.Ordinal);
        return isPositive ? [.. values.Select(value => 1 + value / 2)] : values;
    }
}
