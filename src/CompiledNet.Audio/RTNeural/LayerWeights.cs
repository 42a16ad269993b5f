using System.Collections.Immutable;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.RTNeural;

/// <summary>The arrays of a layer.</summary>
internal sealed class LayerWeights
{
    private readonly ImmutableArray<JsonPart> _arrays;

    /// <param name="layer">The layer.</param>
    /// <param name="least">How many it has at least.</param>
    /// <param name="most">How many it has at most.</param>
    /// <exception cref="InvalidDataException">There are fewer or more.</exception>
    public LayerWeights(JsonPart layer, int least, int most)
    {
        _arrays = layer["weights"].Items;
        if (_arrays.Length < least || _arrays.Length > most)
            throw new InvalidDataException($"{layer.Path}.weights has {_arrays.Length} arrays; {(least == most ? $"{least}" : $"{least} to {most}")} were expected of {layer["type"].Text}.");
    }

    public int Count => _arrays.Length;

    /// <summary>An array of the shape; null stands for any size.</summary>
    public NamedTensor Tensor(int number, string name, params int?[] sizes)
    {
        NamedTensor tensor = _arrays[number].Tensor(name);
        bool fits = tensor.Shape.Length == sizes.Length && tensor.Values.Length > 0 && tensor.Shape.Zip(sizes, (size, expected) => expected is null || size == expected).All(same => same);
        return fits ? tensor : throw new InvalidDataException(
            $"{_arrays[number].Path} has the shape [{string.Join(", ", tensor.Shape)}]; [{string.Join(", ", sizes.Select(size => size?.ToString() ?? "any"))}] was expected.");
    }

    /// <summary>A matrix of the shape, with its axes exchanged.</summary>
    public NamedTensor Transposed(int number, string name, int? rows, int? columns)
    {
        NamedTensor tensor = Tensor(number, name, rows, columns);
        int height = tensor.Shape[0], width = tensor.Shape[1];
        var values = new float[tensor.Values.Length];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
                values[column * height + row] = tensor.Values[row * width + column];
        }

        return new NamedTensor(name, [width, height], values);
    }
}
