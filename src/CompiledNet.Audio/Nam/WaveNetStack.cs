using System.Collections.Immutable;
using CompiledNet.Audio.Json;

namespace CompiledNet.Audio.Nam;

/// <summary>A stack of convolutions, as the configuration describes it.</summary>
/// <param name="Path">Where it stands in the file.</param>
/// <param name="InputSize">The channels that come in.</param>
/// <param name="Channels">The channels of the residual stream.</param>
/// <param name="HeadSize">The channels that its head gives.</param>
/// <param name="HeadKernelSize">The size of the head's kernel.</param>
/// <param name="HeadBias">Whether the head has biases.</param>
/// <param name="Layers">The convolutions.</param>
internal sealed record WaveNetStack(string Path, int InputSize, int Channels, int HeadSize, int HeadKernelSize, bool HeadBias, ImmutableArray<WaveNetLayer> Layers)
{
    /// <summary>The former samples that an output depends on.</summary>
    public long ReceptiveField => HeadKernelSize - 1 + Layers.Sum(layer => (layer.KernelSize - 1L) * layer.Dilation);

    /// <param name="config">The configuration.</param>
    /// <param name="conditionSize">How many values are mixed into every convolution.</param>
    public static WaveNetStack Of(JsonPart config, int conditionSize)
    {
        RefuseWhatIsNotThere(config);
        if (config["condition_size"].Size != conditionSize)
            throw config["condition_size"].Expected($"{conditionSize}");
        ImmutableArray<JsonPart> dilations = config["dilations"].Items;
        if (dilations.IsEmpty)
            throw config["dilations"].Expected("a list of sizes");
        int[] kernels = config.Find("kernel_sizes") is { } sizes ? [.. Each(sizes, dilations.Length).Select(size => size.Size)] : [.. Enumerable.Repeat(config["kernel_size"].Size, dilations.Length)];
        string[][] activations = NamActivation.OfLayers(config["activation"], dilations.Length);
        string[]?[] gates = Gates(config, dilations.Length);
        JsonPart? head = config.Find("head");
        return new WaveNetStack(
            config.Path,
            config["input_size"].Size,
            config["channels"].Size,
            head?["out_channels"].Size ?? config["head_size"].Size,
            head?["kernel_size"].Size ?? 1,
            head?["bias"].Flag ?? config["head_bias"].Flag,
            [.. dilations.Select((dilation, place) => new WaveNetLayer(kernels[place], dilation.Size, activations[place], gates[place]))]);
    }

    /// <summary>The activations of the gates; null of a layer without one.</summary>
    private static string[]?[] Gates(JsonPart config, int layers)
    {
        JsonPart? functions = config.Find("secondary_activation");
        if (config.Find("gating_mode") is not { } mode)
            return [.. Enumerable.Range(0, layers).Select(place => config.Find("gated") is { Flag: true } ? Gate(functions, place, layers) : null)];
        ImmutableArray<JsonPart> modes = mode.IsList ? Each(mode, layers) : [.. Enumerable.Repeat(mode, layers)];
        return [.. modes.Select((part, place) => part.Text switch
        {
            "none" => null,
            "gated" => Gate(functions, place, layers),
            _ => throw new InvalidDataException($"{part.Path} is {part.Text}; none or gated was expected."),
        })];
    }

    /// <summary>The activation of a layer's gate, of one for all or of a list in which layers without gates have none.</summary>
    private static string[] Gate(JsonPart? functions, int place, int layers)
    {
        JsonPart? own = functions is { IsList: true } list ? Each(list, layers)[place] : functions;
        return own is { Element.ValueKind: not System.Text.Json.JsonValueKind.Null } function ? NamActivation.Arguments(function) : ["Activation.Sigmoid"];
    }

    private static ImmutableArray<JsonPart> Each(JsonPart list, int layers) =>
        list.Items.Length == layers ? list.Items : throw list.Expected($"a list of {layers}, as there are dilations,");

    private static void RefuseWhatIsNotThere(JsonPart config)
    {
        foreach (string name in new[] { "conv_pre_film", "conv_post_film", "input_mixin_pre_film", "input_mixin_post_film", "activation_pre_film", "activation_post_film", "layer1x1_post_film", "head1x1_post_film", "head1x1" })
        {
            if (config.Find(name) is { } part && part.Element.ValueKind != System.Text.Json.JsonValueKind.False && part.Find("active") is not { Flag: false })
                throw new InvalidDataException($"{part.Path} is not supported.");
        }

        if (config.Find("layer1x1") is { } residual && !residual["active"].Flag)
            throw new InvalidDataException($"{residual.Path} is not active, which is not supported.");
        foreach ((string name, int expected) in new[] { ("groups_input", 1), ("groups_input_mixin", 1), ("bottleneck", config["channels"].Size) })
        {
            if (config.Find(name) is { } part && part.Size != expected)
                throw part.Expected($"{expected}");
        }

        foreach (string name in new[] { "layer1x1", "head1x1" })
        {
            if (config.Find(name)?.Find("groups") is { Size: > 1 } groups)
                throw groups.Expected("1");
        }

        if (config.Find("head")?.Find("head_dilation") is { Size: > 1 } dilation)
            throw dilation.Expected("1");
    }
}

/// <summary>A convolution of a stack.</summary>
/// <param name="KernelSize">The size of the kernel.</param>
/// <param name="Dilation">The distance of the samples that it sees.</param>
/// <param name="Activation">The arguments of the activation.</param>
/// <param name="Gate">Those of the gate's activation; null without a gate.</param>
internal sealed record WaveNetLayer(int KernelSize, int Dilation, string[] Activation, string[]? Gate);
