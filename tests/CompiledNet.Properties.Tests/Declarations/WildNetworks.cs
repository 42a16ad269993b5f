using CsCheck;

namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>Draws declarations in which anything goes: names of any length and script, any depth, any value of every argument.</summary>
internal static class WildNetworks
{
    private static readonly string[] Floats =
    [
        "0f", "-0f", "1f", "0.2f", "-1f", "1e-45f", "1e-38f", "1e38f", "float.MaxValue", "float.MinValue", "float.Epsilon",
        "float.NaN", "float.PositiveInfinity", "float.NegativeInfinity", "1", "'a'", "Missing", "0.1", "(float)1e300",
    ];

    private static readonly string[] SoundConstructors =
    [
        "", "", "public static readonly object Shared = Description;", "public {0}() {{ }}", "public {0}(string a = \"\") {{ }}",
        "private {0}(long a) : this(1) {{ }}", "{0}(params int[] a) {{ }}", "static {0}() {{ }}", "public {0}({0} other) => Parameters.CopyFrom(other.Parameters);",
        "public partial {0}(object a); public partial {0}(object a) : base() {{ }}", "private readonly object _own = new(); public {0}(in int seed) : this(seed + 1) {{ }}",
    ];

    private static Gen<int> Sizes { get; } = Gen.Frequency(
        (8, (IGen<int>)Gen.Int[1, 40]),
        (1, Gen.OneOf(0, -1, int.MinValue, int.MaxValue, 32_768, 32_769, 1 << 20, (1 << 20) + 1)));

    private static Gen<string> Constants<T>()
        where T : struct, Enum => Gen.Frequency((9, (IGen<string>)Gen.OneOf(Enum.GetNames<T>())), (1, Gen.OneOf("99", "2147483647", "0")));

    private static Gen<string> LayerNames { get; } = Gen.Frequency(
        (6, (IGen<string>)Identifiers.Plain),
        (1, Gen.OneOf(
            "", " ", "Twice", "Twice", "Dense1", "Dense2", "get_Dense1", "class", "@class", "Net", "Forward", "_execution", "2nd",
            "a\\nclass Evil;", "a\\u2028class Evil;", "a\\r*/", "\\ud83d", "\\ud83d\\ude00", "\\0", "\\\"; throw null;//", "{0}", "%s")));

    private static Gen<string> Option { get; } = Gen.OneOf<string>(
        LayerNames.Select(name => $"Name = \"{name}\""),
        Gen.OneOf("Name = null", "Name = nameof(Missing)", "UseBias = true", "UseBias = false", "UseBias = default", "TanhApproximation = true", "Width = 3", "units: 2"),
        Gen.Select(Gen.OneOf("Slope", "Alpha", "InitialValue"), Gen.OneOf(Floats), (argument, value) => $"{argument} = {value}"),
        Constants<Initializer>().Select(constant => $"Initializer = {Expression.Of("Initializer", constant)}"));

    private static Gen<DeclaredLayer> Layer { get; } =
        from units in Sizes
        from activation in Constants<Activation>()
        from options in Option.Array[0, 2]
        from views in Gen.Frequency((5, (IGen<int>)Gen.Const(0)), (1, Gen.Int[1, 2]))
        select new DeclaredLayer(units, activation, options) { Views = views };

    private static Gen<DeclaredLayer[]> Layers { get; } = Gen.Frequency(
        (12, (IGen<DeclaredLayer[]>)Layer.Array[0, 3]),
        (8, Gen.Select(Gen.Int[1, 40], Identifiers.Plain, (units, name) => new[] { new DeclaredLayer(units, "Softmax", [$"Name = \"{name}\""]) })),
        (1, Layer.Array[200]),
        // Many layers in which nothing is wrong.
        (1, Gen.Select(Gen.Int[1, 9], Gen.Int[20, 200], (units, count) => Enumerable.Repeat(new DeclaredLayer(units, "Tanh", []), count).ToArray())));

    private static Gen<DeclaredLoss[]> Losses { get; } =
        Gen.Select(Constants<LossFunction>(), Gen.Frequency((6, (IGen<string?>)Gen.OneOf(new string?[] { null })), (1, Gen.OneOf<string?>(Floats))), (function, delta) => new DeclaredLoss(function, delta)).Array[0, 1];

    private static Gen<string> Outer { get; } = Gen.Select(
        Gen.Frequency((20, (IGen<string>)Gen.OneOf("partial class", "partial struct", "partial interface", "partial record", "partial record struct", "static partial class", "ref partial struct")), (1, Gen.Const("class"))),
        Identifiers.Written,
        Gen.OneOf("", "", "<T>", "<@in, T>"),
        (keyword, name, parameters) => $"{keyword} {name}{parameters}");

    private static Gen<string> Members { get; } = Gen.OneOf(
        "", "", "", "public static readonly object Shared = Description;", "int Parameters;", "public required int Size;",
        "private object _own = new();", "static void Forward() { }", "class Description { }", "public override string ToString() => \"\";");

    private static Gen<string> Constructors { get; } = Gen.OneOf("", "", "public {0}() {{ }}", "public {0}(string a = \"\") {{ }}", "private {0}(long a) : this(1) {{ }}", "{0}(params int[] a) {{ }}", "public {0}(int a) {{ }}", "static {0}() {{ }}");

    private static Gen<string> Parents { get; } = Gen.OneOf(
        "", "", "", " : object", " : Missing", " : global::System.Exception", " : global::System.IO.Stream", " : global::System.Attribute", " : global::System.IDisposable", " : global::System.Xml.Linq.XObject");

    /// <summary>Right or wrong.</summary>
    public static Gen<DeclaredNetwork> All { get; } =
        from spaces in Identifiers.Written.Array[0, 3]
        from outer in Gen.Frequency((4, (IGen<string[]>)Outer.Array[0, 2]), (1, Outer.Array[3, 30]))
        from header in Gen.Select(Gen.Frequency((9, (IGen<string>)Gen.OneOf("", "public", "internal sealed")), (1, Gen.OneOf("abstract", "file", "static"))), Gen.Frequency((9, (IGen<string>)Gen.Const("partial class")), (1, Gen.OneOf("class", "partial record", "partial struct"))), Identifiers.Written)
        from generic in Gen.Frequency((9, (IGen<string>)Gen.OneOf("", "", "<T>", "<T, @in>")), (1, Gen.Const("<T, T>")))
        from body in Gen.Select(Members, Constructors, Parents, Gen.Frequency((9, (IGen<string>)Gen.Const("")), (1, Gen.Const("(int size)"))))
        from inputs in Sizes
        from axes in Gen.Frequency((3, (IGen<int[]>)Gen.Const<int[]>([])), (1, Sizes.Array[1, 3]))
        from layers in Layers
        from losses in Gen.Frequency((1, (IGen<DeclaredLoss[]>)Losses), (1, Gen.OneOf(new DeclaredLoss[][] { [], [new("Huber", null)] })))
        from rest in Gen.Select(Gen.OneOf(new bool?[] { null, false, true }), Gen.Bool, Gen.Frequency((9, (IGen<bool>)Gen.Const(true)), (1, Gen.Const(false))))
        select new DeclaredNetwork
        {
            Namespace = string.Join('.', spaces),
            Outer = outer,
            Modifiers = header.Item1,
            Keyword = header.Item2,
            Name = header.Item3,
            TypeParameters = generic,
            Parameters = body.Item4 + body.Item3,
            Members = $"{body.Item1} {string.Format(null, body.Item2, header.Item3)}",
            Inputs = inputs,
            OuterAxes = axes,
            LastViews = axes.Length / 2,
            FusedMultiplyAdd = rest.Item1,
            Layers = layers,
            Losses = losses,
            IsInOneList = rest.Item2,
            HasNetworkAttribute = rest.Item3,
        };

    /// <summary>
    /// Right ones at the limits of what is right. With the names around it a class can be known by too long a name, which is
    /// the one thing that may be reported.
    /// </summary>
    public static Gen<DeclaredNetwork> Sound { get; } =
        from network in SoundNetworks.Small
        from spaces in Identifiers.Written.Array[0, 2]
        from depth in Gen.Frequency((4, (IGen<int>)Gen.Const(0)), (1, Gen.Int[1, 30]))
        from letter in Identifiers.Plain
        from name in Identifiers.Written
        from constructors in Gen.OneOf(SoundConstructors)
        from parent in Gen.OneOf("", "", " : object", " : global::System.Exception", " : global::System.Attribute", " : global::System.Collections.ArrayList")
        from names in Identifiers.Plain.Array[network.Layers.Count]
        from copies in Gen.Frequency((12, (IGen<int>)Gen.Const(1)), (1, Gen.Int[2, 50]))
        from value in Gen.OneOf("float.Epsilon", "1e-38f", "1f", "1e38f", "float.MaxValue")
        select network with
        {
            Namespace = string.Join('.', spaces),
            Outer = [.. Enumerable.Range(0, depth).Select(level => $"public partial class Outer{level}{letter[0]}")],
            Name = name,
            TypeParameters = "",
            Members = string.Format(null, constructors, name),
            Parameters = parent,
            Losses = [.. network.Losses.Select(loss => loss.Function == nameof(LossFunction.Huber) ? loss with { Delta = value } : loss)],
            Layers = [.. Enumerable.Range(0, copies).SelectMany(copy => network.Layers.Select((layer, index) => AtTheLimits(layer, value, $"{Shortened(names[index])}{copy}_{index}")))],
        };

    /// <summary>The layer with the smallest or largest argument that its activation takes, and a name.</summary>
    private static DeclaredLayer AtTheLimits(DeclaredLayer layer, string value, string name)
    {
        string[] argument = layer.Activation switch
        {
            nameof(Activation.ELU) => [$"Alpha = {value}"],
            nameof(Activation.LeakyReLU) => [value.Contains('8', StringComparison.Ordinal) ? "Slope = -0f" : value == "float.MaxValue" ? "Slope = 1f" : $"Slope = {value}"],
            _ => [],
        };
        string[] others = [.. layer.Options.Where(option => !option.StartsWith("Name", StringComparison.Ordinal) && !option.StartsWith("Slope", StringComparison.Ordinal) && !option.StartsWith("Alpha", StringComparison.Ordinal))];
        return layer with { Options = [.. others, .. argument, $"Name = \"{name}\""] };
    }

    /// <summary>No longer than layers can be called, with a number behind it, and without the characters that no layer's name has.</summary>
    private static string Shortened(string name) => new([.. name.Where(character => character != '\u200d').Take(250)]);
}
