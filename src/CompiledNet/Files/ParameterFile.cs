using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>Stores the parameters of a network in a file of the safetensors format, and reads them back.</summary>
/// <remarks>
/// <para>
/// The format (https://github.com/huggingface/safetensors): eight bytes with the length of the header, little-endian; the
/// header, a JSON object that gives each tensor's name, <c>dtype</c> (<c>F32</c> for parameters), <c>shape</c> and
/// <c>data_offsets</c>; then the values, little-endian. The tensors have the names and shapes of PyTorch (<see cref="NetworkDescription.FileNames"/>:
/// <c>dense1.weight</c> <c>[out, in]</c>, <c>batchnorm1.running_mean</c>), their elements in row-major order, so that a module whose parts are
/// named as the layers takes them with <c>load_state_dict(safetensors.torch.load_file(path))</c>. The order is that of
/// <see cref="NetworkDescription.StoredTensors"/>.
/// </para>
/// <para>
/// Read are elements of the types F32, F64, F16 and BF16, tensors in any order, and also those whose names are the network's own
/// (<c>Dense1.Weights</c>), as earlier versions wrote them; files with other names with the help of <see cref="ParameterNames"/>. What PyTorch
/// counts in batch norms, <c>num_batches_tracked</c>, is passed over.
/// </para>
/// <para>
/// The header's metadata have the version of these conventions (<c>compilednet.version</c>), the network
/// (<c>compilednet.architecture</c>: <see cref="NetworkDescription.ToJson"/>) and, if there are any, the names of the classes
/// (<c>compilednet.class_names</c>: a JSON array). The <see cref="Standardizer"/> that the network's inputs go through can be stored with the
/// parameters: as <c>Standardizer.Means</c> and <c>Standardizer.StandardDeviations</c>, of <c>dtype</c> <c>F64</c> and shape <c>[inputs]</c>.
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
        FileReplacement.Write(path, stream => SafetensorsWriter.Write(stream, parameters, Preprocessing.None));
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
        FileReplacement.Write(path, stream => SafetensorsWriter.Write(stream, parameters, new Preprocessing { Standardizer = standardizer }));
    }

    /// <summary>Writes a file with the parameters and what belongs to them: the imputer and the standardizer of the inputs, the names of the classes.</summary>
    /// <param name="path">The file to write, by custom <c>*.safetensors</c>; one that is there is replaced.</param>
    /// <param name="parameters">The parameters to store.</param>
    /// <param name="preprocessing">What else to store.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="path"/> is empty, or the standardizer has another number of columns, or there are more or fewer class names than outputs.
    /// </exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to a directory, a device, a pipe or a socket.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or no file be created beside it.</exception>
    public static void Save<TNetwork>(string path, ParameterBuffer<TNetwork> parameters, Preprocessing preprocessing)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireStorable(parameters);
        RequireFitting(TNetwork.Description, preprocessing);
        FileReplacement.Write(path, stream => SafetensorsWriter.Write(stream, parameters, preprocessing));
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
        SafetensorsWriter.Write(stream, parameters, Preprocessing.None);
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
        SafetensorsWriter.Write(stream, parameters, new Preprocessing { Standardizer = standardizer });
    }

    /// <summary>Writes the parameters and what belongs to them to a stream, from where it stands.</summary>
    /// <param name="stream">A stream that can be written.</param>
    /// <param name="parameters">The parameters to store.</param>
    /// <param name="preprocessing">What else to store.</param>
    /// <exception cref="ArgumentException">
    /// The standardizer has another number of columns, or there are more or fewer class names than outputs.
    /// </exception>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite; nothing is written.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Save<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters, Preprocessing preprocessing)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        RequireStorable(parameters);
        RequireFitting(TNetwork.Description, preprocessing);
        SafetensorsWriter.Write(stream, parameters, preprocessing);
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
        where TNetwork : class, INetwork<TNetwork> =>
        FromFile(path, parameters, names: null, wantsStandardizer: false);

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
        where TNetwork : class, INetwork<TNetwork> =>
        standardizer = FromFile(path, parameters, names: null, wantsStandardizer: true).Standardizer!;

    /// <summary>
    /// Reads the file of another program, whose tensors have other names. It is checked to the end before a parameter is set.
    /// </summary>
    /// <param name="path">The file to read.</param>
    /// <param name="parameters">The parameters to set. Unchanged after a failure.</param>
    /// <param name="names">What the names of the file are in the network.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is of another format, or does not hold the tensors of the network under these names, or a name fits no tensor of the
    /// file. The message names the file, what is wrong, and the tensors of both sides.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load<TNetwork>(string path, ParameterBuffer<TNetwork> parameters, ParameterNames names)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(names);
        FromFile(path, parameters, names, wantsStandardizer: false);
    }

    /// <summary>
    /// Reads a file with parameters and whatever was stored with them, be it something or nothing. It is checked to the end before a parameter is
    /// set.
    /// </summary>
    /// <param name="path">The file to read.</param>
    /// <param name="parameters">The parameters to set. Unchanged after a failure.</param>
    /// <param name="preprocessing">What was stored with the parameters.</param>
    /// <param name="names">What the names of the file are in the network; null if they are the network's.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is of another format, or holds the parameters of another network. The message names the file, what is wrong, and what
    /// was expected.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load<TNetwork>(string path, ParameterBuffer<TNetwork> parameters, out Preprocessing preprocessing, ParameterNames? names = null)
        where TNetwork : class, INetwork<TNetwork> =>
        preprocessing = FromFile(path, parameters, names, wantsStandardizer: null);

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
        where TNetwork : class, INetwork<TNetwork> =>
        FromStream(stream, parameters, names: null, wantsStandardizer: false);

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
        where TNetwork : class, INetwork<TNetwork> =>
        standardizer = FromStream(stream, parameters, names: null, wantsStandardizer: true).Standardizer!;

    /// <summary>
    /// Reads the tensors of another program, which have other names, from where a stream stands, and leaves it behind the last value. Everything is
    /// checked before a parameter is set.
    /// </summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <param name="parameters">The parameters to set. Unchanged after a failure.</param>
    /// <param name="names">What the names of the file are in the network.</param>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, are of another format, or are not the tensors of the network under these names, or a name fits none of them. The
    /// message says what is wrong, and the tensors of both sides.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static void Load<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters, ParameterNames names)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(names);
        FromStream(stream, parameters, names, wantsStandardizer: false);
    }

    /// <summary>
    /// Reads parameters and whatever was stored with them from where a stream stands, and leaves it behind the last value. Everything is checked
    /// before a parameter is set.
    /// </summary>
    /// <param name="stream">A stream that can be read.</param>
    /// <param name="parameters">The parameters to set. Unchanged after a failure.</param>
    /// <param name="preprocessing">What was stored with the parameters.</param>
    /// <param name="names">What the names of the file are in the network; null if they are the network's.</param>
    /// <exception cref="InvalidDataException">
    /// The data are damaged, are of another format, or are the parameters of another network. The message says what is wrong and what was expected.
    /// </exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static void Load<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters, out Preprocessing preprocessing, ParameterNames? names = null)
        where TNetwork : class, INetwork<TNetwork> =>
        preprocessing = FromStream(stream, parameters, names, wantsStandardizer: null);

    /// <summary>
    /// The metadata that a file of a network has, for tools that write its tensors with <see cref="SafetensorsFile"/> and without its class: the
    /// version, the network, and the names of the classes.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="classNames">What the classes are called that the outputs stand for; none if empty.</param>
    public static IReadOnlyDictionary<string, string> MetadataOf(NetworkDescription network, ImmutableArray<string> classNames = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        return FileMetadata.Of(network, classNames.IsDefault ? [] : classNames);
    }

    private static Preprocessing FromFile<TNetwork>(string path, ParameterBuffer<TNetwork> parameters, ParameterNames? names, bool? wantsStandardizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        NetworkDescription network = TNetwork.Description;
        StoredNetwork stored = FileReading.Read(path, network.Name, stream => SafetensorsReader.Read(stream, network, withStatistics: true, names, wantsStandardizer));
        stored.CopyTo(parameters);
        return stored.Preprocessing;
    }

    private static Preprocessing FromStream<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters, ParameterNames? names, bool? wantsStandardizer)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        StoredNetwork stored = SafetensorsReader.Read(stream, TNetwork.Description, withStatistics: true, names, wantsStandardizer);
        stored.CopyTo(parameters);
        return stored.Preprocessing;
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

    private static void RequireFitting(NetworkDescription network, Preprocessing preprocessing)
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        if (preprocessing.Standardizer is not null)
            RequireColumns(network, preprocessing.Standardizer);
        if (preprocessing.Imputer is { } imputer && imputer.Values.Length != network.InputSize)
            throw new ArgumentException($"{network.Name} takes rows of {network.InputSize} inputs; the imputer has {imputer.Values.Length} columns.", nameof(preprocessing));
        if (Preprocessing.FaultOf(network, preprocessing.ClassNames) is { } fault)
            throw new ArgumentException(fault + ".", nameof(preprocessing));
    }
}
