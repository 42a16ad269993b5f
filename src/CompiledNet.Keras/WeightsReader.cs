using System.Collections.Immutable;

namespace CompiledNet.Keras;

/// <summary>Weights alone to the tensors of a network that is declared: layer by layer, in the order of both.</summary>
internal static class WeightsReader
{
    /// <exception cref="InvalidDataException">The layers with variables are not the same.</exception>
    public static ImmutableArray<NamedTensor> Read(NetworkDescription network, KerasContent file)
    {
        var used = new Dictionary<string, int>();
        var byName = file.Layers.Where(layer => layer.Variables.Length > 0).ToDictionary(layer => layer.Layer, layer => layer.Variables);
        var inOrder = new Queue<string>(byName.Keys);
        var tensors = ImmutableArray.CreateBuilder<NamedTensor>();
        ImmutableArray<string> fileNames = network.FileNames;
        int next = 0;
        foreach (LayerDescription layer in network.Layers)
        {
            int count = layer.Tensors.Length + layer.Statistics.Length;
            if (count == 0)
                continue;
            string prefix = fileNames[next][..fileNames[next].LastIndexOf('.')];
            next += count;
            string @class = ClassOf(layer);
            string called = file.AreNamed ? inOrder.TryDequeue(out string? name) ? name : "" : KerasConfig.GroupName(@class, used);
            if (!byName.Remove(called, out ImmutableArray<NamedTensor> variables))
                throw Differs(network, file, $"there are none for {layer.Name}{(called.Length > 0 ? $", which would be '{called}'" : "")}");
            tensors.AddRange(ModelReader.Converted(@class, Kernels.NamesOf(@class), variables, file.AreNamed, layer.ResetAfter).Select(tensor => tensor with { Name = $"{prefix}.{tensor.Name}" }));
        }
        return byName.Count == 0 ? tensors.ToImmutable() : throw Differs(network, file, $"those of {string.Join(", ", byName.Keys)} are too many");
    }

    private static string ClassOf(LayerDescription layer) => layer.Kind switch
    {
        "BatchNorm" => "BatchNormalization",
        "LayerNorm" => "LayerNormalization",
        "Activation" => "PReLU",
        _ => layer.Kind,
    };

    private static InvalidDataException Differs(NetworkDescription network, KerasContent file, string what) => new($"""
        The file does not have the variables of {network.Name}: {what}.
          {network.Name} has {string.Join(", ", network.StoredTensors.Zip(network.FileNames, (tensor, name) => $"{name} [{string.Join(", ", tensor.Shape)}]"))}
          the file has {string.Join(", ", file.Layers.SelectMany(layer => layer.Variables.Select(variable => $"{layer.Layer}/{variable}")))}
        """);
}
