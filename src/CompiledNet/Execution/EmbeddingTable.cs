using System.ComponentModel;

namespace CompiledNet.Execution;

/// <summary>Where the vectors of an embedding lie among a network's parameters, and which inputs choose them, for generated code.</summary>
/// <param name="start">The first float of the table in the storage of the parameters.</param>
/// <param name="count">How many vectors there are.</param>
/// <param name="stride">The floats from one vector to the next.</param>
/// <param name="size">The floats of a vector.</param>
/// <param name="columns">The numbers of the inputs of a row that are indices of vectors.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EmbeddingTable(int start, int count, int stride, int size, params int[] columns)
{
    /// <summary>The first float of the table.</summary>
    internal int Start => start;

    /// <summary>Behind the last float of the table.</summary>
    internal int End => start + count * stride;

    /// <summary>How many vectors there are.</summary>
    internal int Count => count;

    /// <summary>The floats of a vector.</summary>
    internal int Size => size;

    /// <summary>The numbers of the inputs of a row that are indices of vectors.</summary>
    internal ReadOnlySpan<int> Columns => columns;

    /// <summary>The first float of a vector.</summary>
    internal int StartOf(int index) => start + index * stride;

    /// <summary>Whether so many rows of inputs leave vectors that none of them chooses, for sure.</summary>
    internal bool IsSparse(int rows) => (long)rows * columns.Length < count;
}
