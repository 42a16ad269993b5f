using CompiledNet;

namespace Penguins;

/// <summary>The plane in which the values of one category lie, and what each place in it means to the network.</summary>
public sealed class CategoryPlane
{
    private readonly PenguinNetwork _probe = new();
    private readonly EmbeddingView _moved;
    private readonly float[] _typical;

    /// <summary>The plane of a category: 0 the species, 1 the island, 2 the sex.</summary>
    /// <param name="network">A trained network, of which a copy is made.</param>
    /// <param name="category">The number of the category, from 0.</param>
    /// <param name="typical">A row of inputs, which tells the other categories and the measurements.</param>
    public CategoryPlane(PenguinNetwork network, int category, ReadOnlySpan<float> typical)
    {
        EmbeddingView vectors = Of(network, category);
        Vectors = [.. Enumerable.Range(0, vectors.Weights.Length / 2).Select(index => ((double)vectors.Weights[index, 0], (double)vectors.Weights[index, 1]))];
        network.Parameters.AsTrainedSpan().CopyTo(_probe.Parameters.AsTrainedSpan());
        _moved = Of(_probe, category);
        _typical = typical.ToArray();
        _typical[category] = 0;
    }

    /// <summary>The learnt vector of each value of the category.</summary>
    public (double X, double Y)[] Vectors { get; }

    /// <summary>The mass, in kg, of a typical penguin if its vector were at this place.</summary>
    public double MassAt(double x, double y)
    {
        _moved.Weights[0, 0] = (float)x;
        _moved.Weights[0, 1] = (float)y;
        var mass = new float[1];
        _probe.Forward(_typical, mass);
        return mass[0];
    }

    private static EmbeddingView Of(PenguinNetwork network, int category) => category switch
    {
        0 => network.Species,
        1 => network.Island,
        _ => network.Sex,
    };
}
