using CompiledNet.Audio.Declaring;
using CompiledNet.Audio.Json;
using CompiledNet.Audio.Nam;

namespace CompiledNet.Audio;

/// <summary>Reads Neural Amp Modeler's files, <c>.nam</c>, as networks.</summary>
/// <remarks>
/// A file (https://neural-amp-modeler.readthedocs.io) is JSON with the architecture, its configuration and a list of all weights. Read are the architectures
/// <c>LSTM</c> and <c>WaveNet</c>, the one of nearly all files: any number of stacks, layers with and without gates, kernels and activations of their own, a head behind
/// the stacks, a model within the model for what is mixed in. Of a <c>SlimmableContainer</c>, which holds a model in several sizes, the largest is read. What else newer versions
/// have (modulation, bottlenecks, groups) is refused by name.
/// </remarks>
public static class NamFile
{
    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or the model cannot be expressed; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static AudioModel Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            return Read(bytes, Path.GetFileName(path));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }

    /// <summary>Reads the bytes of a model.</summary>
    /// <param name="model">The bytes.</param>
    /// <exception cref="InvalidDataException">The bytes are not those of a model, or it cannot be expressed; the message says where.</exception>
    public static AudioModel Read(byte[] model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Read(model, "a model");
    }

    /// <summary>
    /// Reads the parameters of a file into a network that was declared by importing another file of the same architecture: one class plays all models of a
    /// size, and most files have the same.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters to set. Unchanged after a failure.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, the model cannot be expressed, or has another architecture than the network; the message names the first layer that differs.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static void Load<TNetwork>(string path, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        AudioModel model = Read(path);
        try
        {
            DeclaredAttributes.RequireSame(TNetwork.Description, model);
            using var stream = new MemoryStream();
            SafetensorsFile.Write(stream, model.Tensors);
            stream.Position = 0;
            ParameterFile.Load(stream, parameters);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }

    private static AudioModel Read(byte[] bytes, string origin)
    {
        JsonPart file = JsonPart.Parse(bytes);
        if (SizeChoice.Of(file) is not { } sizes)
            return Read(file, origin);
        AudioModel largest = Read(sizes.Largest, origin);
        return largest with { Notes = [sizes.Note, .. largest.Notes] };
    }

    private static AudioModel Read(JsonPart file, string origin)
    {
        var model = NamModel.Of(file);
        var layers = new LayerList();
        NamNetwork network = model.Write(layers, prefix: "");
        if (network.Channels != 1)
            throw new InvalidDataException($"{model.Config.Path} gives {network.Channels} channels; one output was expected.");
        return new AudioModel
        {
            Origin = $"{origin}, {model.Architecture.Text} of Neural Amp Modeler{(file.Find("metadata")?.Find("name") is { IsText: true } name ? $": {name.Text}" : "")}",
            Attributes = layers.Attributes,
            Tensors = layers.Tensors,
            Notes = network.Notes,
            SampleRate = (int)MathF.Round(model.SampleRate),
            SettlingSamples = network.SettlingSamples,
        };
    }
}
