namespace CompiledNet;

/// <summary>Stores the parameters of a network in a file of the safetensors format, and reads them back.</summary>
/// <remarks>
/// <para>
/// The format (https://github.com/huggingface/safetensors): eight bytes with the length of the header, little-endian; the
/// header, a JSON object that gives each tensor's name, <c>dtype</c> (<c>F32</c> for parameters), <c>shape</c> and
/// <c>data_offsets</c>; then the values, little-endian. The tensors are named and ordered as in
/// <see cref="NetworkDescription.Tensors"/>, those of a layer followed by its <see cref="LayerDescription.Statistics"/>
/// (<c>BatchNorm1.RunningMean</c>, <c>BatchNorm1.RunningVariance</c>), their elements in canonical (row-major) order, so that Python reads the file
/// with <c>safetensors.numpy.load_file</c> or <c>safetensors.torch.load_file</c>.
/// </para>
/// <para>
/// The <see cref="Standardizer"/> that the network's inputs go through can be stored with the parameters: as
/// <c>Standardizer.Means</c> and <c>Standardizer.StandardDeviations</c>, of <c>dtype</c> <c>F64</c> and shape <c>[inputs]</c>.
/// </para>
/// <para>
/// Writing to a path: the values go to a new file beside it, named <c>….saving-….tmp</c>, which takes the name once it is
/// complete and on the disk; so a failure leaves the former file as it was, and what a killed process left is deleted by the next
/// save. Symbolic links are followed and stay. A file that is replaced keeps its mode, and on Linux its owner and group as far as the
/// process may set them; other hard links to it keep the former contents. Only regular files are replaced, and none that may only be read.
/// </para>
/// </remarks>
public static class ParameterFile
{
    /// <summary>Writes a file, replacing one that is there.</summary>
    /// <param name="path">The file to write, by custom <c>*.safetensors</c>.</param>
    /// <param name="parameters">The parameters to store.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to a directory, a device, a pipe or a socket.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or no file be created beside it.</exception>
    public static void Save<TNetwork>(string path, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireStorable(parameters);
        FileReplacement.Write(path, stream => SafetensorsWriter.Write(stream, parameters, TNetwork.Description.StoredTensors, null));
    }

    /// <summary>Writes a file with the parameters and the standardizer of the network's inputs, replacing one that is there.</summary>
    /// <param name="path">The file to write, by custom <c>*.safetensors</c>.</param>
    /// <param name="parameters">The parameters to store.</param>
    /// <param name="standardizer">What the inputs went through in training, a column for each input.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or the standardizer has another number of columns.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to a directory, a device, a pipe or a socket.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or no file be created beside it.</exception>
    public static void Save<TNetwork>(string path, ParameterBuffer<TNetwork> parameters, Standardizer standardizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireStorable(parameters);
        RequireColumns(TNetwork.Description, standardizer);
        FileReplacement.Write(path, stream => SafetensorsWriter.Write(stream, parameters, TNetwork.Description.StoredTensors, standardizer));
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
        RequireStorable(parameters);
        SafetensorsWriter.Write(stream, parameters, TNetwork.Description.StoredTensors, null);
    }

    /// <summary>Writes the parameters and the standardizer of the network's inputs to a stream, from where it stands.</summary>
    /// <param name="stream">A stream that can be written.</param>
    /// <param name="parameters">The parameters to store.</param>
    /// <param name="standardizer">What the inputs went through in training, a column for each input.</param>
    /// <exception cref="ArgumentException">The standardizer has another number of columns.</exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Save<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters, Standardizer standardizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        RequireStorable(parameters);
        RequireColumns(TNetwork.Description, standardizer);
        SafetensorsWriter.Write(stream, parameters, TNetwork.Description.StoredTensors, standardizer);
    }

    /// <summary>
    /// Reads a file. It is checked to the end (names, shapes, sizes, every value finite) before a parameter is set.
    /// </summary>
    /// <param name="path">The file to read.</param>
    /// <param name="parameters">The parameters to set, of the same network. Unchanged after a failure.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is of another format, holds the parameters of another network, or was saved with a
    /// standardizer, without which the network would take its inputs at another scale. The message names the file, what is
    /// wrong, and what was expected.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load<TNetwork>(string path, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        NetworkDescription network = TNetwork.Description;
        FileReading.Read(path, network.Name, stream => SafetensorsReader.Read(stream, network, network.StoredTensors, wantsStandardizer: false)).CopyTo(parameters);
    }

    /// <summary>
    /// Reads a file with parameters and the standardizer of the network's inputs. It is checked to the end (names, shapes,
    /// sizes, every value finite) before a parameter is set.
    /// </summary>
    /// <param name="path">The file to read.</param>
    /// <param name="parameters">The parameters to set, of the same network. Unchanged after a failure.</param>
    /// <param name="standardizer">What inputs must go through before they are given to the network.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is of another format, holds the parameters of another network, or was saved without a
    /// standardizer. The message names the file, what is wrong, and what was expected.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load<TNetwork>(string path, ParameterBuffer<TNetwork> parameters, out Standardizer standardizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        NetworkDescription network = TNetwork.Description;
        StoredNetwork stored = FileReading.Read(path, network.Name, stream => SafetensorsReader.Read(stream, network, network.StoredTensors, wantsStandardizer: true));
        stored.CopyTo(parameters);
        standardizer = stored.Standardizer!;
    }

    /// <summary>
    /// Reads from where a stream stands, and leaves it behind the last value. Everything is checked (names, shapes, sizes,
    /// every value finite) before a parameter is set.
    /// </summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <param name="parameters">The parameters to set, of the same network. Unchanged after a failure.</param>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, are of another format, are the parameters of another network, or were saved with a
    /// standardizer. The message says what is wrong and what was expected.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static void Load<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        NetworkDescription network = TNetwork.Description;
        SafetensorsReader.Read(stream, network, network.StoredTensors, wantsStandardizer: false).CopyTo(parameters);
    }

    /// <summary>
    /// Reads parameters and the standardizer of the network's inputs from where a stream stands, and leaves it behind the last
    /// value. Everything is checked before a parameter is set.
    /// </summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <param name="parameters">The parameters to set, of the same network. Unchanged after a failure.</param>
    /// <param name="standardizer">What inputs must go through before they are given to the network.</param>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, are of another format, are the parameters of another network, or were saved without a
    /// standardizer. The message says what is wrong and what was expected.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static void Load<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters, out Standardizer standardizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        NetworkDescription network = TNetwork.Description;
        StoredNetwork stored = SafetensorsReader.Read(stream, network, network.StoredTensors, wantsStandardizer: true);
        stored.CopyTo(parameters);
        standardizer = stored.Standardizer!;
    }

    private static void RequireStorable<TNetwork>(ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        SafetensorsWriter.RequireFinite(parameters);
    }

    private static void RequireColumns(NetworkDescription network, Standardizer standardizer)
    {
        ArgumentNullException.ThrowIfNull(standardizer);
        if (standardizer.ColumnCount != network.InputSize)
            throw new ArgumentException($"{network.Name} takes rows of {network.InputSize} inputs; the standardizer has {standardizer.ColumnCount} columns.", nameof(standardizer));
    }
}
