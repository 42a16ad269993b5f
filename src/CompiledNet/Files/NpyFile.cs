namespace CompiledNet;

/// <summary>Reads and writes NumPy's npy files: one array each.</summary>
/// <remarks>
/// The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html. Arrays of float16, float32, float64, signed and unsigned
/// integers and bool are read, in either order of bytes and of axes, rounded to the nearest float; float32, little-endian, row-major, is
/// written. NaN and infinity are read as they are.
/// </remarks>
public static class NpyFile
{
    /// <summary>Writes a file, replacing one that is there, as <see cref="ParameterFile"/> does.</summary>
    /// <param name="path">The file to write, by custom <c>*.npy</c>.</param>
    /// <param name="tensor">What to store. Its name is not stored.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or the shape does not fit the number of values.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, NamedTensor tensor)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        NamedTensors.RequireShape(tensor, nameof(tensor));
        FileReplacement.Write(path, stream => NpyFormat.Write(stream, tensor));
    }

    /// <summary>Writes to a stream, from where it stands.</summary>
    /// <param name="stream">A stream that can be written.</param>
    /// <param name="tensor">What to store. Its name is not stored.</param>
    /// <exception cref="ArgumentException">The shape does not fit the number of values.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream stream, NamedTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NamedTensors.RequireShape(tensor, nameof(tensor));
        NpyFormat.Write(stream, tensor);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file to read.</param>
    /// <returns>The array; its name is that of the file without extension.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is of another format, or has elements of another type; or a number of double precision is too large for a float. The
    /// message names the file, what is wrong, and what was expected.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static NamedTensor Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FileReading.Read(path, "the array", stream => NpyFormat.Read(stream, Path.GetFileNameWithoutExtension(path)));
    }

    /// <summary>Reads from where a stream stands, and leaves it behind the last value.</summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <param name="name">The name that the tensor gets.</param>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, are of another format, or have elements of another type; or a number of double precision is too large for a float. The
    /// message says what is wrong and what was expected.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static NamedTensor Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return NpyFormat.Read(stream, name);
    }
}
