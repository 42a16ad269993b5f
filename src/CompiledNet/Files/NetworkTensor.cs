namespace CompiledNet;

/// <summary>A tensor of a network, and what it is called.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Layer">The layer that it belongs to.</param>
/// <param name="FileName">Its name in files: that of the layer, a dot, and PyTorch's of the tensor.</param>
internal sealed record NetworkTensor(ParameterTensor Tensor, LayerDescription Layer, string FileName)
{
    /// <summary>What stands for the layer in the names of its tensors.</summary>
    public string Prefix => FileName[..FileName.LastIndexOf('.')];

    /// <summary>PyTorch's name of the tensor: <c>weight</c>.</summary>
    public string Suffix => FileName[(Prefix.Length + 1)..];

    /// <summary>All names by which it is found: that in files, that in the description, and the layer's as declared with PyTorch's.</summary>
    public IEnumerable<string> Names => [FileName, Tensor.Name, $"{Layer.Name}.{Suffix}"];

    public static NetworkTensor[] Of(NetworkDescription network, bool withStatistics)
    {
        var tensors = network.Layers.SelectMany(layer => layer.Tensors.Concat(layer.Statistics).Select(tensor => (Layer: layer, Tensor: tensor)));
        return
        [
            .. tensors
                .Zip(network.FileNames, (pair, name) => new NetworkTensor(pair.Tensor, pair.Layer, name))
                .Where(tensor => withStatistics || tensor.Layer.Tensors.Contains(tensor.Tensor)),
        ];
    }

    public override string ToString() => $"{FileName} [{string.Join(", ", Tensor.Shape)}]";
}
