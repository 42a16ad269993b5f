using System.Collections.Immutable;
using CompiledNet.Audio.Declaring;
using CompiledNet.Audio.Json;
using CompiledNet.Audio.RTNeural;

namespace CompiledNet.Audio;

/// <summary>Reads RTNeural's JSON files (https://github.com/jatinchowdhury18/RTNeural).</summary>
/// <remarks>
/// <para>
/// There are two kinds. Models that its script writes of Keras models have layers, <c>dense</c>, <c>conv1d</c>, <c>gru</c>, <c>lstm</c>, <c>batchnorm</c>, <c>prelu</c> and
/// <c>activation</c>, with Keras' shapes and gate orders; they are read as networks, or into a declared one. Convolutions see the samples before.
/// </para>
/// <para>
/// The JSON of PyTorch's <c>state_dict()</c> has tensors by name and no layers, and is read into a network that is declared.
/// </para>
/// </remarks>
public static class RTNeuralFile
{
    /// <summary>Reads a model with layers.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, has no layers, or has layers that do not exist here; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static AudioModel Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Reading(path, file =>
        {
            if (!ModelReader.IsModel(file))
                throw new InvalidDataException("The file has no layers. If it has tensors by name, as PyTorch's state_dict, declare the network and load them into it: RTNeuralFile.Load.");
            (int features, ImmutableArray<ModelLayer> layers) = ModelReader.Read(file);
            var declared = new LayerList();
            foreach (ModelLayer layer in layers)
                declared.Add(layer.Declared());
            return new AudioModel
            {
                Origin = $"{Path.GetFileName(path)}, a model of RTNeural",
                Features = features,
                Attributes = declared.Attributes,
                Tensors = declared.Tensors,
                Notes = [],
            };
        });
    }

    /// <summary>Reads the parameters of a file into a network that is declared.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters to set. Unchanged after a failure.</param>
    /// <param name="names">
    /// What names of a <c>state_dict</c> are in the network; null if they are the network's. Of recurrent layers the endings <c>_l0</c> do not count, and of
    /// stacked ones <c>gru.weight_ih_l1</c> is called <c>gru_l1.weight_ih</c>. The state of a module by itself, <c>weight</c> and <c>bias</c>, needs none where one layer of the network has
    /// parameters. A model with layers needs none: they are taken in their order.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or has other layers or tensors than the network; the message names the first that does not fit, on both sides.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load<TNetwork>(string path, ParameterBuffer<TNetwork> parameters, ParameterNames? names = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        Reading(path, file =>
        {
            using var stream = new MemoryStream();
            if (ModelReader.IsModel(file))
            {
                (int features, ImmutableArray<ModelLayer> layers) = ModelReader.Read(file);
                SafetensorsFile.Write(stream, DeclaredMatch.Tensors(TNetwork.Description, features, layers));
                names = null;
            }
            else
            {
                SafetensorsFile.Write(stream, OfOneLayer(StateReader.Read(file), TNetwork.Description, names));
            }

            stream.Position = 0;
            if (names is null)
                ParameterFile.Load(stream, parameters);
            else
                ParameterFile.Load(stream, parameters, names);
            return true;
        });
    }

    /// <summary>The state of a module by itself, <c>weight</c> and <c>bias</c>, belongs to the only layer of a network that has parameters.</summary>
    private static ImmutableArray<NamedTensor> OfOneLayer(ImmutableArray<NamedTensor> tensors, NetworkDescription network, ParameterNames? names)
    {
        string[] layers = [.. network.FileNames.Select(name => name[..name.LastIndexOf('.')]).Distinct()];
        return names is null && layers is [var layer] && !tensors.Any(tensor => tensor.Name.Contains('.', StringComparison.Ordinal))
            ? [.. tensors.Select(tensor => tensor with { Name = $"{layer}.{tensor.Name}" })]
            : tensors;
    }

    private static T Reading<T>(string path, Func<JsonPart, T> read)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            return read(JsonPart.Parse(bytes));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }
}
