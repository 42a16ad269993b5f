using CsCheck;

namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>Where a class can stand and what it can be called; every choice fits every other.</summary>
internal static class Places
{
    public static Gen<string> Namespaces { get; } =
        Gen.OneOf("", "", "My", "My.Game", "@event.@namespace", "My.System", "My.CompiledNet.Numerics", "Große网络");

    public static Gen<IReadOnlyList<string>> OuterTypes { get; } = Gen.Frequency(
        (3, (IGen<IReadOnlyList<string>>)Gen.Const<IReadOnlyList<string>>([])),
        (2, Outermost().Select<string, IReadOnlyList<string>>(outer => [outer])),
        (1, Gen.Select<string, string, IReadOnlyList<string>>(Outermost(), Inner(), (outer, inner) => [outer, inner])));

    public static Gen<string> Modifiers { get; } = Gen.OneOf("", "public", "internal", "public sealed", "internal sealed");

    public static Gen<string> Names { get; } = Gen.OneOf(
        "Net", "@class", "@record", "@partial", "Größe", "Span", "ReadOnlySpan", "Math", "Unsafe", "Vector512", "Lanes512", "ILanes", "TLanes",
        "Softmax", "NetKernels", "NetEntry", "Activation", "Dense", "Network", "ParameterBuffer", "Workspace");

    public static Gen<string> TypeParameters { get; } = Gen.OneOf("", "", "", "<TItem>", "<TItem, @in>");

    public static Gen<string> Members { get; } = Gen.OneOf(
        "", "", "public int Own => InputSize;", "public float[] Forward(float[] x) => x;", "class Inside { int Parameters => 1; }",
        "static readonly int[] Table = new[] { 1, 2 };", "public override string ToString() => \"\";");

    private static Gen<string> Outermost() => Gen.OneOf(
        "public partial class Outer", "public partial struct Outer<T>", "public partial interface IOuter<T>", "public partial record Outer(int X)",
        "public readonly partial record struct Outer<T>(T X)", "public static partial class @static", "public abstract partial class Outer<T> where T : new()",
        "public ref partial struct Outer");

    private static Gen<string> Inner() => Gen.OneOf(
        "public partial class Second", "public partial struct @struct<TSecond>", "public partial record Second", "public partial interface Second");
}
