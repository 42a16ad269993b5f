namespace CompiledNet.Reference;

/// <summary>
/// Which values of a row are indices that an embedding takes. Columns are numbers of the network's inputs; an embedding that came
/// first has put vectors in front of some.
/// </summary>
/// <param name="description">The network.</param>
internal sealed class IndexPlaces(NetworkDescription description)
{
    // Of each embedding so far, for each value of its output row the number of the network's input that it is, or -1.
    private readonly Dictionary<int, int[]> _numbers = [];

    /// <summary>For each value of what an embedding takes, whether it is one of its indices.</summary>
    /// <param name="place">The place of the embedding in <see cref="NetworkDescription.Layers"/>.</param>
    /// <param name="from">The place of the layer before it, −1 for the network's input.</param>
    public bool[] Taken(int place, int from)
    {
        LayerDescription layer = description.Layers[place];
        int[] before = from < 0 ? [.. Enumerable.Range(0, description.InputSize)] : NumbersOf(from);
        bool[] isIndex = [.. before.Select(number => number >= 0 && layer.Columns.Contains(number))];
        int size = layer.Tensors[0].Shape[1];
        _numbers[place] = [.. before.SelectMany((number, i) => isIndex[i] ? Enumerable.Repeat(-1, size) : [number])];
        return isIndex;
    }

    private int[] NumbersOf(int from) => _numbers.TryGetValue(from, out int[]? numbers)
        ? numbers
        : throw new NotSupportedException($"{description.Layers[from].Name}: an embedding after a layer of the kind {description.Layers[from].Kind} has no reference.");
}
