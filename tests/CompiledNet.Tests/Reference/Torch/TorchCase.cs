using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using CompiledNet.Tests.Reference.Graph;

namespace CompiledNet.Tests.Reference.Torch;

/// <summary>One computation of libtorch with its derivatives; tensors have their channels first. See README.md beside.</summary>
internal sealed record TorchCase
{
    public static IReadOnlyList<TorchCase> All { get; } = Read();

    /// <summary>PyTorch's name of the operation.</summary>
    public required string Kind { get; init; }

    /// <summary>Its arguments: <c>in=2 out=3 kernel=3</c>.</summary>
    public required string Settings { get; init; }

    public required TorchTensor Input { get; init; }

    /// <summary>By PyTorch's names, in its order.</summary>
    public required Dictionary<string, TorchTensor> Parameters { get; init; }

    public required TorchTensor Output { get; init; }

    /// <summary>The derivatives with respect to the output from which all others follow.</summary>
    public required TorchTensor OutputGradient { get; init; }

    public required TorchTensor InputGradient { get; init; }

    public required Dictionary<string, TorchTensor> ParameterGradients { get; init; }

    public Dictionary<string, TorchTensor> StatisticsBefore { get; init; } = [];

    public Dictionary<string, TorchTensor> StatisticsAfter { get; init; } = [];

    /// <summary>The numbers of a tensor of rows, channels last; those of recurrent layers are so already.</summary>
    public Tensor ChannelsLast(TorchTensor tensor) => Kind is "RNN" or "GRU" or "LSTM" ? new Tensor(tensor.Shape, tensor.Values) : tensor.ChannelsLast();

    /// <summary>A number among the settings.</summary>
    public int Number(string name, int otherwise = 0) =>
        Regex.Match(Settings, $@"\b{name}=(\d+)(?=[ ,]|$)") is { Success: true } found
            ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : otherwise;

    public override string ToString() => $"{Kind} {Settings} {string.Join('x', Input.Shape)}";

    private static TorchCase[] Read()
    {
        using Stream resource = typeof(TorchCase).Assembly.GetManifestResourceStream("torch-layers.json.gz")!;
        using var json = new GZipStream(resource, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<TorchFile>(json, JsonSerializerOptions.Web)!.Cases;
    }

    private sealed record TorchFile(TorchCase[] Cases);
}

/// <summary>A tensor as it is in the file.</summary>
internal sealed record TorchTensor(int[] Shape, double[] Values)
{
    /// <summary>The same numbers with the second axis, the channels, moved to the end.</summary>
    public Tensor ChannelsLast()
    {
        if (Shape.Length < 3)
            return new Tensor(Shape, Values);
        int rows = Shape[0];
        int channels = Shape[1];
        int positions = Values.Length / (rows * channels);
        Tensor moved = Tensor.Zeros([rows, .. Shape[2..], channels]);
        for (int row = 0; row < rows; row++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int position = 0; position < positions; position++)
                    moved.Values[(row * positions + position) * channels + channel] = Values[(row * channels + channel) * positions + position];
            }
        }

        return moved;
    }
}
