using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>
/// Reads and writes safetensors files of any program, not tied to a network. (To load one into a network, see <see cref="ParameterFile"/>.)
/// </summary>
/// <remarks>
/// The format: https://github.com/huggingface/safetensors. Elements of the types F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8 and
/// BOOL are read, rounded to the nearest float; F32 is written. NaN and infinity are read as they are.
/// </remarks>
public static class SafetensorsFile
{
    /// <summary>Writes a file, replacing one that is there, as <see cref="ParameterFile"/> does.</summary>
    /// <param name="path">The file to write, by custom <c>*.safetensors</c>.</param>
    /// <param name="tensors">What to store, in this order.</param>
    /// <param name="metadata">Texts by their names; none if null.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty; two tensors have the same name, or one the name <c>__metadata__</c>; or a shape does not fit the number of values.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        NamedTensors.Require(tensors, nameof(tensors));
        FileReplacement.Write(path, stream => SafetensorsWriter.Write(stream, tensors, metadata));
    }

    /// <summary>Writes to a stream, from where it stands.</summary>
    /// <param name="stream">A stream that can be written.</param>
    /// <param name="tensors">What to store, in this order.</param>
    /// <param name="metadata">Texts by their names; none if null.</param>
    /// <exception cref="ArgumentException">
    /// Two tensors have the same name, or one the name <c>__metadata__</c>; or a shape does not fit the number of values.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream stream, IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NamedTensors.Require(tensors, nameof(tensors));
        SafetensorsWriter.Write(stream, tensors, metadata);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file to read.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is of another format, or has elements of another type; or a number of double precision is too large for a float. The
    /// message names the file, what is wrong, and what was expected.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SafetensorsContent Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FileReading.Read(path, "the tensors", SafetensorsReader.ReadAll);
    }

    /// <summary>Reads from where a stream stands, and leaves it behind the last value.</summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, are of another format, or have elements of another type; or a number of double precision is too large for a float. The
    /// message says what is wrong and what was expected.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static SafetensorsContent Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return SafetensorsReader.ReadAll(stream);
    }
}
