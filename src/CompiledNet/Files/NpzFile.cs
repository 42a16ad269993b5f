using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Reads and writes NumPy's npz files: zip archives of npy files, one for each array.</summary>
/// <remarks>What is read and written of each array, see <see cref="NpyFile"/>.</remarks>
public static class NpzFile
{
    /// <summary>Writes a file, uncompressed as <c>numpy.savez</c> does, replacing one that is there.</summary>
    /// <param name="path">The file to write, by custom <c>*.npz</c>.</param>
    /// <param name="tensors">What to store, in this order.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty; two tensors have the same name; or a shape does not fit the number of values.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, IReadOnlyList<NamedTensor> tensors) => Write(path, tensors, compress: false);

    /// <summary>Writes a file, replacing one that is there.</summary>
    /// <param name="path">The file to write, by custom <c>*.npz</c>.</param>
    /// <param name="tensors">What to store, in this order.</param>
    /// <param name="compress">Whether to compress, as <c>numpy.savez_compressed</c> does.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty; two tensors have the same name; or a shape does not fit the number of values.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, IReadOnlyList<NamedTensor> tensors, bool compress)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        NamedTensors.Require(tensors, nameof(tensors));
        FileReplacement.Write(path, stream => NpzFormat.Write(stream, tensors, compress));
    }

    /// <summary>Reads a file, in the order in which the arrays were written.</summary>
    /// <param name="path">The file to read.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is of another format, or has elements of another type; or a number of double precision is too large for a float. The
    /// message names the file, what is wrong, and what was expected.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ImmutableArray<NamedTensor> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return NpzFormat.Read(stream);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }

    /// <summary>Reads a stream from its beginning to its end.</summary>
    /// <param name="stream">A stream that can be read and positioned.</param>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, are of another format, or have elements of another type; or a number of double precision is too large for a float. The
    /// message says what is wrong and what was expected.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static ImmutableArray<NamedTensor> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NpzFormat.Read(stream);
    }
}
