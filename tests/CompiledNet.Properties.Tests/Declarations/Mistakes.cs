namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>What users get wrong: at least one way to every diagnostic.</summary>
internal static class Mistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        .. Class, .. Sizes, .. Layers, .. Names, .. Losses, .. Members,
    ];

    private static IEnumerable<Mistake> Class =>
    [
        Of("CN0001", network => network with { Keyword = "class" }),
        Of("CN0002", network => network with { Outer = ["public class Closed"] }),
        Of("CN0003", network => network with { Modifiers = "public static", Members = "" }),
        Of("CN0003", network => network with { Modifiers = "public abstract" }),
        Of("CN0003", network => network with { Keyword = "partial record" }),
        Of("CN0003", network => network with { Parameters = "(int size)" }),
        Of("CN0003", network => network with { Members = "public required int Needed { get; set; }" }),
        Of("CN0003", network => network with { Modifiers = "file", Outer = [] }),
        Of("CN0008", network => network with { OtherPart = "global::CompiledNet.Dense(3)" }),
        Of("CN0009", network => network with { HasNetworkAttribute = false }),
    ];

    private static IEnumerable<Mistake> Sizes =>
    [
        Of("CN0004", network => network with { Layers = [] }),
        Of("CN0004", network => network with { Layers = [], LastViews = 2 }),
        .. new[] { 0, -1, int.MinValue, int.MaxValue, (1 << 20) + 1 }.Select(size => Of("CN0005", (network, _) => OnImages(network, size, 1))),
        Of("CN0005", (network, _) => OnImages(network, 1 << 10, 1 << 11)),
        .. new[] { 0, -1, int.MinValue, int.MaxValue, (1 << 20) + 1 }.Select(size => Of("CN0005", network => network with { Inputs = size })),
        .. new[] { 0, -1, int.MinValue, int.MaxValue, 32_769 }.Select(size => OfLayer("CN0005", layer => layer with { Units = size })),
        Of("CN0015", (network, _) => network with { Inputs = 1 << 20, OuterAxes = [], Layers = Replaced(network.Layers, 0, network.Layers[0] with { Units = 32_768 }) }),
    ];

    private static IEnumerable<Mistake> Layers =>
    [
        OfLayer("CN0010", layer => Plus(layer, "Width = 3")),
        Of("CN0019", (network, _) => network with { Inputs = 1, OuterAxes = [2, 3], Layers = Replaced(network.Layers, 0, network.Layers[0] with { Views = 0 }) }),
        OfActivation("CN0011", nameof(Activation.Tanh), "Slope = 0.1f"),
        OfActivation("CN0011", nameof(Activation.LeakyReLU), "Alpha = 0.1f"),
        OfActivation("CN0011", nameof(Activation.ReLU), "TanhApproximation = true"),
        OfActivation("CN0011", nameof(Activation.ReLU), "InitialValue = 1f"),
        .. new[] { "-0.1f", "1.1f", "float.NaN", "float.PositiveInfinity" }.Select(slope => OfActivation("CN0012", nameof(Activation.LeakyReLU), $"Slope = {slope}")),
        .. new[] { "0f", "-1f", "float.NaN", "float.PositiveInfinity" }.Select(alpha => OfActivation("CN0012", nameof(Activation.ELU), $"Alpha = {alpha}")),
        OfActivation("CN0012", nameof(Activation.Tanh), "Initializer = global::CompiledNet.Initializer.Constant, InitialValue = float.NaN"),
        OfActivation("CN0014", "99"),
        OfActivation("CN0014", nameof(Activation.Tanh), "Initializer = (global::CompiledNet.Initializer)99"),
    ];

    private static IEnumerable<Mistake> Names =>
    [
        .. new[] { "", " ", "2nd", "a b", "@class", "a.b", "\\\"", "Parameters", "BackwardFrom", "InputSize", "Equals", "get_It" }
            .Select(name => OfLayer("CN0013", layer => Called(layer, name))),
        Of("CN0013", (network, index) => network with { Layers = Replaced(network.Layers, index, Called(network.Layers[index], network.Name.TrimStart('@'))) }),
        Of("CN0013", network => network with { OuterAxes = [], Layers = [new(3, "Tanh", ["Name = \"Twice\""]), new(2, "ELU", ["Name = \"Twice\""])], Losses = [] }),
    ];

    private static IEnumerable<Mistake> Losses =>
    [
        Of("CN0006", network => network with { Losses = [new("Huber", null), new("Huber", null)] }),
        Of("CN0007", (network, _) => WithLast(network, nameof(Activation.ReLU)) with { Losses = [new("CrossEntropy", null)] }),
        Of("CN0007", (network, _) => WithLast(network, nameof(Activation.Softmax)) with { Losses = [new("BinaryCrossEntropy", null)] }),
        Of("CN0011", network => network with { Losses = [new("MeanSquaredError", "2f")] }),
        .. new[] { "0f", "-1f", "float.NaN", "float.PositiveInfinity" }.Select(delta => Of("CN0012", network => network with { Losses = [new("Huber", delta)] })),
        Of("CN0014", network => network with { Losses = [new("99", null)] }),
    ];

    private static IEnumerable<Mistake> Members =>
    [
        .. new[] { "int Parameters => 1;", "const int OutputSize = 1;", "class Description { }", "void Threads() { }", "void Forward(global::System.ReadOnlySpan<float> x, global::System.Span<float> y) { }" }
            .Select(member => Of("CN0016", network => network with { Members = member })),
        .. new[] { "InputSize", "Parameters", "Forward", "BackwardFrom", "get_Description" }.Select(name => Of("CN0016", network => network with { Name = name, Members = "" })),
    ];

    private static Mistake Of(string id, Func<DeclaredNetwork, DeclaredNetwork> apply) => new(id, (network, _) => apply(network));

    /// <summary>A mistake in a layer; a network that has lost its layers to another mistake stays as it is.</summary>
    private static Mistake Of(string id, Func<DeclaredNetwork, int, DeclaredNetwork> apply) =>
        new(id, (network, index) => network.Layers.Count == 0 ? network : apply(network, index % network.Layers.Count));

    private static Mistake OfLayer(string id, Func<DeclaredLayer, DeclaredLayer> apply) => Of(
        id,
        (network, index) => network with { Layers = Replaced(network.Layers, index, apply(network.Layers[index])) });

    /// <summary>A layer with nothing but this activation and options; a loss would ask for another one.</summary>
    private static Mistake OfActivation(string id, string activation, params string[] options) => Of(
        id,
        (network, index) => network with { Layers = Replaced(network.Layers, index, network.Layers[index] with { Units = 3, Activation = activation, Options = options }), Losses = [] });

    private static DeclaredLayer Plus(DeclaredLayer layer, string option) => layer with { Options = [.. layer.Options, option] };

    private static DeclaredLayer Called(DeclaredLayer layer, string name) =>
        layer with { Options = [.. layer.Options.Where(option => !option.StartsWith("Name", StringComparison.Ordinal)), $"Name = \"{name}\""] };

    private static DeclaredNetwork WithLast(DeclaredNetwork network, string activation) =>
        network with { Layers = Replaced(network.Layers, network.Layers.Count - 1, network.Layers[^1] with { Units = 3, Activation = activation, Options = [] }) };

    /// <summary>Inputs with two axes more, which the first layer sees as one.</summary>
    private static DeclaredNetwork OnImages(DeclaredNetwork network, int height, int width) => network with
    {
        Inputs = 1,
        OuterAxes = [height, width],
        Layers = Replaced(network.Layers, 0, network.Layers[0] with { Views = 1 }),
    };

    private static DeclaredLayer[] Replaced(IReadOnlyList<DeclaredLayer> layers, int index, DeclaredLayer instead) =>
        [.. layers.Select((layer, position) => position == index ? instead : layer)];
}
