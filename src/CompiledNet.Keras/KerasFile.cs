using System.Collections.Immutable;

namespace CompiledNet.Keras;

/// <summary>Reads files of Keras: <c>.keras</c>, <c>.h5</c> with a model or with weights, <c>.weights.h5</c>.</summary>
/// <remarks>
/// <para>
/// Models are <c>Sequential</c>, or functional with one input and one output, of layers that exist here: <c>Dense</c>, <c>Conv1D</c>,
/// <c>Conv2D</c>, <c>DepthwiseConv2D</c>, pools, <c>BatchNormalization</c>, <c>LayerNormalization</c>, <c>Embedding</c>, <c>SimpleRNN</c>, <c>GRU</c>, <c>LSTM</c>, <c>Bidirectional</c> of these, <c>Normalization</c>, activations as arguments
/// and as layers, <c>Flatten</c>, <c>Reshape</c>, <c>Dropout</c>, <c>Add</c>, <c>Multiply</c>, <c>Concatenate</c>. Keras has the channels last, as networks have here; kernels are turned
/// from <c>[height, width, in, out]</c> to <c>[out, in, height, width]</c>.
/// </para>
/// <para>
/// HDF5 is read with PureHDF, all of the file in memory. Values are float64, float32 or float16, rounded to the nearest float.
/// </para>
/// </remarks>
public static class KerasFile
{
    /// <summary>Reads a model.</summary>
    /// <param name="path">A <c>.keras</c> file, or an <c>.h5</c> file that <c>model.save</c> wrote.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or holds no model, or the model has layers that cannot be expressed: the message names them all.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static KerasModel Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Reading(path, file =>
        {
            string config = file.Config ?? throw new InvalidDataException("The file holds weights alone, without a model; load them into a network that is declared: KerasFile.Load.");
            ImmutableArray<KerasLayer> layers = KerasConfig.Layers(config);
            return ModelReader.Read(layers, file);
        });
    }

    /// <summary>Reads the weights of a file into a network with the same layers: those that have weights, in their order.</summary>
    /// <param name="path">The file to read.</param>
    /// <param name="parameters">The parameters to set. Unchanged after a failure.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or has other layers or shapes. The message names the file and the tensors of both sides.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load<TNetwork>(string path, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        Reading(path, file =>
        {
            ImmutableArray<NamedTensor> tensors = file.Config is { } config
                ? Renamed(ModelReader.Read(KerasConfig.Layers(config), file).Tensors, TNetwork.Description)
                : WeightsReader.Read(TNetwork.Description, file);
            using var stream = new MemoryStream();
            SafetensorsFile.Write(stream, tensors);
            stream.Position = 0;
            ParameterFile.Load(stream, parameters);
            return true;
        });
    }

    /// <summary>The layers of a declared network may have names of their own: those with parameters are taken in their order.</summary>
    private static ImmutableArray<NamedTensor> Renamed(ImmutableArray<NamedTensor> tensors, NetworkDescription network)
    {
        string[] layers = [.. tensors.Select(LayerOf).Distinct()];
        string[] names = [.. network.FileNames.Select(LayerOf).Distinct()];
        if (layers.Length != names.Length)
            throw new InvalidDataException($"{network.Name} has {network.FileNames.Length} tensors ({string.Join(", ", network.FileNames)}), the file those of {layers.Length} layers ({string.Join(", ", tensors)}).");
        return [.. tensors.Select(tensor => tensor with { Name = names[Array.IndexOf(layers, LayerOf(tensor))] + tensor.Name[tensor.Name.LastIndexOf('.')..] })];
    }

    private static string LayerOf(NamedTensor tensor) => LayerOf(tensor.Name);

    private static string LayerOf(string name) => name[..name.LastIndexOf('.')];

    private static T Reading<T>(string path, Func<KerasContent, T> read)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            return read(KerasContent.Of(bytes));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }
}
