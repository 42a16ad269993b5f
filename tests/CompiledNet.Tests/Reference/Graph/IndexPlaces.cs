namespace CompiledNet.Tests.Reference.Graph;

/// <summary>
/// Where the network's inputs are in what embeddings take: an embedding that comes first has put vectors in front of them. Columns
/// are numbers of inputs of the network.
/// </summary>
internal sealed class IndexPlaces(NetworkDescription description)
{
    // For each layer that passes inputs on, the number of the input at each place of its row; -1 for what it has put there.
    private readonly Dictionary<string, int[]> _numbers = [];

    /// <summary>The places of the indices that a layer takes in a row of what comes in; none, unless it is an embedding.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="from">The place of the layer that it takes, −1 for the network's input.</param>
    public IReadOnlyList<int> Taken(LayerDescription layer, int from)
    {
        if (layer.Kind != "Embedding")
            return [];

        int[] before = from < 0 ? [.. Enumerable.Range(0, description.InputSize)] : _numbers[description.Layers[from].Name];
        int size = layer.Tensors[0].Shape[1];
        _numbers[layer.Name] = [.. before.SelectMany(number => IsTaken(number) ? Enumerable.Repeat(-1, size) : [number])];
        return [.. Enumerable.Range(0, before.Length).Where(place => IsTaken(before[place]))];

        bool IsTaken(int number) => number >= 0 && layer.Columns.Contains(number);
    }
}
