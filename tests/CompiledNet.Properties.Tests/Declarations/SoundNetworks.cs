using CsCheck;

namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>Draws declarations in which everything is right.</summary>
internal static class SoundNetworks
{
    private const long MaximumParameters = 1_000_000_000;

    /// <summary>Around whole vectors and tiles, where edges begin and end.</summary>
    public static Gen<int> SmallSizes { get; } = Gen.Frequency(
        (3, (IGen<int>)Gen.Int[1, 20]),
        (3, Gen.Select(Gen.Int[1, 4], Gen.Int[-1, 1], (sixteens, edge) => 16 * sixteens + edge)),
        (1, Gen.Int[1, 100]));

    /// <summary>From one unit to the most that a layer can have.</summary>
    public static Gen<int> AnySizes { get; } = Gen.Frequency(
        (4, (IGen<int>)SmallSizes),
        (1, Gen.Int[1, 32_768]),
        (1, Gen.OneOf(255, 256, 257, 1000, 1024, 4096, 32_767, 32_768)));

    public static Gen<DeclaredNetwork> Small { get; } = Of(SmallSizes);

    public static Gen<DeclaredNetwork> OfAnySize { get; } = Of(AnySizes).Where(network => CountParameters(network) <= MaximumParameters);

    private static readonly string[] Activations = [.. Enum.GetNames<Activation>().Except([nameof(Activation.PReLU)])];

    private static readonly string[] Initializers = [.. Enum.GetNames<Initializer>().Except([nameof(Initializer.Constant)])];

    // None of these names is that of a class in Places or of a member.
    private static readonly string[] LayerNames =
        ["Hidden", "checked", "größe", "网络", "Item", "Weights", "Lanes256", "Tanh", "Rows", "seed", "value", "event", "_"];

    private static Gen<DeclaredNetwork> Of(Gen<int> sizes) =>
        from place in Gen.Select(Places.Namespaces, Places.OuterTypes)
        from header in Gen.Select(Places.Modifiers, Places.Names, Places.TypeParameters, Places.Members)
        from inputs in sizes
        from axes in Gen.Frequency((3, (IGen<int[]>)Gen.Const<int[]>([])), (1, Gen.Int[1, 3].Array[1, 3]))
        from views in Gen.Frequency((3, (IGen<int>)Gen.Const(0)), (1, Gen.Int[1, 2])).Array[5]
        from names in Gen.Shuffle(LayerNames)
        from layers in Layer(sizes).Array[1, 4]
        from loss in LossFor(layers[^1].Activation)
        from options in Gen.Select(Gen.OneOf(new bool?[] { null, false, true }), Gen.Bool)
        select new DeclaredNetwork
        {
            Namespace = place.Item1,
            Outer = place.Item2,
            Modifiers = header.Item1,
            Name = header.Item2,
            TypeParameters = header.Item3,
            Members = header.Item4,
            Inputs = inputs,
            OuterAxes = axes,
            FusedMultiplyAdd = options.Item1,
            Layers = [.. layers.Select((layer, index) => layer.Layer with
            {
                Options = [.. layer.Layer.Options, .. layer.Named ? [$"Name = \"{names[index]}\""] : Array.Empty<string>()],
                Views = index == 0 && axes.Length > 0 ? Math.Max(views[0], 1) : views[index],
            })],
            LastViews = views[4],
            Losses = loss is null ? [] : [loss],
            IsInOneList = options.Item2,
        };

    private static Gen<(string Activation, bool Named, DeclaredLayer Layer)> Layer(Gen<int> sizes) =>
        from units in sizes
        from activation in Gen.OneOf(Activations)
        from argument in ArgumentOf(activation)
        from bias in Gen.OneOf("", "", "UseBias = true", "UseBias = false")
        from initial in Initial
        from named in Gen.Bool
        select (activation, named, new DeclaredLayer(units, activation, [.. new[] { argument, bias, initial }.Where(option => option.Length > 0)]));

    /// <summary>The argument that an activation has, or none.</summary>
    private static Gen<string> ArgumentOf(string activation) => activation switch
    {
        nameof(Activation.LeakyReLU) => Gen.OneOf("", "Slope = 0f", "Slope = 0.2f", "Slope = 1f", "Slope = 1e-20f"),
        nameof(Activation.ELU) => Gen.OneOf("", "Alpha = 0.5f", "Alpha = 2f"),
        nameof(Activation.GELU) => Gen.OneOf("", "TanhApproximation = true", "TanhApproximation = false"),
        _ => Gen.Const(""),
    };

    private static Gen<string> Initial { get; } = Gen.Frequency(
        (3, (IGen<string>)Gen.Const("")),
        (2, Gen.OneOf(Initializers).Select(initializer => $"Initializer = global::CompiledNet.Initializer.{initializer}")),
        (1, Gen.OneOf("", ", InitialValue = -0.5f", ", InitialValue = 1e30f").Select(value => $"Initializer = global::CompiledNet.Initializer.Constant{value}")));

    private static Gen<DeclaredLoss?> LossFor(string lastActivation) => Gen.OneOf<DeclaredLoss?>(
    [
        null,
        new(nameof(LossFunction.MeanSquaredError), null),
        new(nameof(LossFunction.MeanAbsoluteError), null),
        new(nameof(LossFunction.Huber), null),
        new(nameof(LossFunction.Huber), "0.25f"),
        new(nameof(LossFunction.LogCosh), null),
        new(nameof(LossFunction.Quantile), null),
        new(nameof(LossFunction.Hinge), null),
        .. lastActivation == nameof(Activation.Sigmoid) ? [.. Twice(nameof(LossFunction.BinaryCrossEntropy)), new(nameof(LossFunction.BinaryFocalCrossEntropy), null)] : (DeclaredLoss[])[],
        .. lastActivation == nameof(Activation.Softmax) ? [.. Twice(nameof(LossFunction.CrossEntropy)), new(nameof(LossFunction.KLDivergence), null)] : (DeclaredLoss[])[],
    ]);

    /// <summary>Few last layers fit these losses, so that they are drawn more often then.</summary>
    private static DeclaredLoss[] Twice(string function) => [new(function, null), new(function, null)];

    private static long CountParameters(DeclaredNetwork network) =>
        network.Layers.Zip(network.Layers.Select(layer => layer.Units).Prepend(network.OuterAxes.Aggregate(network.Inputs, (product, axis) => product * axis)), (layer, inputs) => (inputs + 1L) * layer.Units).Sum();
}
