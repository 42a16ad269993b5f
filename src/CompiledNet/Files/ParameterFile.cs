namespace CompiledNet;

/// <summary>Stores the parameters of a network in a file of the safetensors format, and reads them back.</summary>
/// <remarks>
/// The format (https://github.com/huggingface/safetensors): eight bytes with the length of the header, little-endian; the
/// header, a JSON object that gives each tensor's name, <c>dtype</c> (here always <c>F32</c>), <c>shape</c> and
/// <c>data_offsets</c>; then the values, little-endian. The tensors are named and ordered as in
/// <see cref="NetworkDescription.Tensors"/>, their elements in canonical (row-major) order, so that Python reads the file
/// with <c>safetensors.numpy.load_file</c> or <c>safetensors.torch.load_file</c>.
/// </remarks>
public static class ParameterFile
{
    /// <summary>
    /// Writes a file, replacing one that is there. The values go to a new file beside it, which takes the name once it is
    /// complete and on the disk; so a failure leaves the former file as it was.
    /// </summary>
    /// <param name="path">The file to write, by custom <c>*.safetensors</c>.</param>
    /// <param name="parameters">The parameters to store.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Save<TNetwork>(string path, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        SafetensorsWriter.RequireFinite(parameters);
        FileReplacement.Write(path, stream => SafetensorsWriter.Write(stream, parameters));
    }

    /// <summary>Writes to a stream, from where it stands.</summary>
    /// <param name="stream">A stream that can be written.</param>
    /// <param name="parameters">The parameters to store.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Save<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        SafetensorsWriter.RequireFinite(parameters);
        SafetensorsWriter.Write(stream, parameters);
    }

    /// <summary>
    /// Reads a file. It is checked to the end (names, shapes, sizes, every value finite) before a parameter is set.
    /// </summary>
    /// <param name="path">The file to read.</param>
    /// <param name="parameters">The parameters to set, of the same network. Unchanged after a failure.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is of another format, or holds the parameters of another network. The message names the
    /// file, what is wrong, and what was expected.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load<TNetwork>(string path, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        try
        {
            using FileStream stream = File.OpenRead(path);
            float[] values = SafetensorsReader.Read(stream, TNetwork.Description);
            if (stream.ReadByte() >= 0)
                throw new InvalidDataException($"The data of {TNetwork.Description.Name} end at byte {stream.Position - 1}, but the file has {stream.Length} bytes.");
            parameters.CopyFrom(values);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Reads from where a stream stands, and leaves it behind the last value. Everything is checked (names, shapes, sizes,
    /// every value finite) before a parameter is set.
    /// </summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <param name="parameters">The parameters to set, of the same network. Unchanged after a failure.</param>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, are of another format, or are the parameters of another network. The message says what is
    /// wrong and what was expected.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static void Load<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.CopyFrom(SafetensorsReader.Read(stream, TNetwork.Description));
    }
}
