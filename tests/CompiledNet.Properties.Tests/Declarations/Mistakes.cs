namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>What users get wrong: at least one way to every diagnostic.</summary>
internal static class Mistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        .. Class, .. Sizes, .. Layers, .. Windows, .. Branches, .. Indices, .. Steps, .. Names, .. Losses, .. Members,
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
        Of("CN0004", WithoutLayers),
        Of("CN0004", network => WithoutLayers(network) with { LastViews = 2 }),
        .. new[] { 0, -1, int.MinValue, int.MaxValue, (1 << 20) + 1 }.Select(size => Of("CN0005", (network, _) => OnImages(network, size, 1))),
        Of("CN0005", (network, _) => OnImages(network, 1 << 10, 1 << 11)),
        .. new[] { 0, -1, int.MinValue, int.MaxValue, (1 << 20) + 1 }.Select(size => Of("CN0005", network => network with { Inputs = size })),
        .. new[] { 0, -1, int.MinValue, int.MaxValue, 32_769 }.Select(size => OfLayer("CN0005", layer => layer with { Units = size })),
        Of("CN0015", (network, _) => network with { Inputs = 1 << 20, OuterAxes = [], Layers = Replaced(network.Layers, 0, network.Layers[0] with { Units = 32_768 }) }),
    ];

    private static IEnumerable<Mistake> Layers =>
    [
        OfLayer("CN0010", layer => Plus(layer, "Width = 3")),
        .. new[] { "Dropout(1f)", "Dropout(float.NaN)", "BatchNorm(Momentum = -0.1f)", "LayerNorm(Epsilon = 0f)", "Reshape", "Concat" }.Select(layer => Behind("CN0012", layer)),
        Behind("CN0014", "Activation((global::CompiledNet.Activation)99)"),
        OfActivation("CN0022", nameof(Activation.PReLU)),
        Behind("CN0023", "Reshape(2, -1, 65536)"),
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

    private static IEnumerable<Mistake> Windows =>
    [
        .. new[] { "Conv1D(3, 2)", "Conv2D(3, 2)", "MaxPool1D(1)", "AveragePool2D(1)", "GlobalMaxPool" }.Select(layer => Behind("CN0019", layer)),
        .. new[] { "Conv2D(0, 1)", "Conv2D(1, 0, 1)", "Conv2D(1, 1, Stride = 0)", "Conv2D(1, 1, Groups = -1)", "MaxPool2D(0)", "MaxPool2D(1, Stride = -1)" }.Select(layer => OfImage("CN0005", layer)),
        OfImage("CN0014", "Conv2D(1, 1, Padding = global::CompiledNet.Padding.Causal)"),
        .. new[] { "Conv2D(1, 4)", "Conv2D(1, 2, Dilation = 3)", "Conv2D(1, 3, 4)", "MaxPool2D(4)", "AveragePool2D(5, Stride = 1)" }.Select(layer => OfImage("CN0020", layer)),
        .. new[] { "Conv2D(4, 1, Groups = 4)", "Conv2D(3, 1, Groups = 2)" }.Select(layer => OfImage("CN0021", layer)),
        Of("CN0031", (network, _) => OfClasses(network) with { Inputs = 3, OuterAxes = [2, 2] }),
    ];

    private static IEnumerable<Mistake> Branches =>
    [
        .. new[] { "Add", "Multiply", "Concat" }.Select(layer => Behind("CN0025", $"{layer}(\"Nowhere\")")),
        Behind("CN0025", "Dense(1, Input = \"\")"),
        Behind("CN0026", "Add(\"Add1\")"),
        Of("CN0026", (network, _) => network with { Losses = [], Last = ["Multiply(\"Later\")", "Flatten(Name = \"Later\")"] }),
        Of("CN0024", (network, _) => network with { Losses = [], Last = ["Flatten(Name = \"Before\")", "Reshape(-1, 1, 1)", "Add(\"Before\")"] }),
        Of("CN0024", (network, _) => network with { Losses = [], Last = ["Flatten(Name = \"Before\")", "Reshape(1, -1)", "Concat(\"Before\")"] }),
        Of("CN0030", (network, _) => network with { Losses = [], Last = ["LayerNorm(Input = \"input\")"] }),
    ];

    private static IEnumerable<Mistake> Indices =>
    [
        Behind("CN0027", "Flatten", "Embedding(3, 2)"),
        Behind("CN0027", "Flatten", "Embedding(3, 2, Columns = new[] { 0 })"),
        .. new[] { "-1", "4", "0, 0" }.Select(indices => Of("CN0012", (network, _) => OfIndices(network, indices, "Embedding(3, 2)"))),
        Of("CN0028", (network, _) => OfIndices(network, "0, 3", "Embedding(3, 2, Columns = new[] { 3 })")),
        Of("CN0029", (network, _) => OfIndices(network, "0, 3", "Dropout(0.5f)", "Embedding(3, 2, Input = \"input\")", "Concat(\"Dropout1\")")),
    ];

    private static IEnumerable<Mistake> Steps =>
    [
        .. new[] { "Conv1D(3, 2)", "Conv1D(3, 2, Padding = global::CompiledNet.Padding.Same)", "Conv1D(3, 1, Stride = 2)", "MaxPool1D(2)", "AveragePool1D(1)", "GlobalMaxPool", "GRU(2, GoBackwards = true)" }
            .Select(layer => Of("CN0034", (network, _) => OfSteps(network, layer))),
        Of("CN0034", (network, _) => OfSteps(network, "Flatten") with { OuterAxes = [2] }),
        .. new[] { "GRU(2)", "LSTM(2)", "SimpleRNN(2)", "Conv1D(2, 1)" }.Select(layer => Of("CN0019", (network, _) => OfSteps(network, "Reshape(2, 2)", layer))),
        .. new[] { "GRU(0)", "LSTM(-1)", "SimpleRNN(32769)" }.Select(layer => Of("CN0005", (network, _) => OfSteps(network, layer))),
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

    /// <summary>A mistake in what stands behind the layers; a loss would ask for another last layer.</summary>
    private static Mistake Behind(string id, params string[] layers) => Of(id, (network, _) => network with { Losses = [], Last = layers });

    /// <summary>A mistake in what takes images of 3×3 with two channels, in front of the layers.</summary>
    private static Mistake OfImage(string id, string layer) => Of(id, (network, _) => network with
    {
        Inputs = 2,
        OuterAxes = [3, 3],
        First = [layer],
        Layers = Replaced(network.Layers, 0, network.Layers[0] with { Views = 1 }),
    });

    /// <summary>Four inputs, some of which are indices, and what takes them in front of the layers.</summary>
    private static DeclaredNetwork OfIndices(DeclaredNetwork network, string indices, params string[] layers) =>
        network with { Inputs = 4, OuterAxes = [], NetworkArguments = $"IndexInputs = new[] {{ {indices} }}", First = layers };

    /// <summary>Steps of four inputs, and what takes them in front of the layers.</summary>
    private static DeclaredNetwork OfSteps(DeclaredNetwork network, params string[] layers) =>
        network with { Inputs = 4, OuterAxes = [], NetworkArguments = "Streaming = true", First = layers };

    /// <summary>A network whose last layer gives classes, without views.</summary>
    private static DeclaredNetwork OfClasses(DeclaredNetwork network) => WithLast(network, nameof(Activation.Softmax)) with
    {
        Layers = [.. WithLast(network, nameof(Activation.Softmax)).Layers.Select(layer => layer with { Views = 0 })],
        LastViews = 0,
        Losses = [new("CrossEntropy", null)],
    };

    /// <summary>Nothing that computes, of other mistakes neither.</summary>
    private static DeclaredNetwork WithoutLayers(DeclaredNetwork network) => network with { First = [], Layers = [], Last = [] };

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
