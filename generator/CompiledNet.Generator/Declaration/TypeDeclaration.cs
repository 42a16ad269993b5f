namespace CompiledNet.Generator.Declaration;

/// <summary>Where the generated half of a partial class belongs.</summary>
/// <param name="Namespace">The namespace with dots, escaped where it uses keywords; empty for the global one.</param>
/// <param name="ContainingTypes">The headers of the types around it, outermost first: <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="Name">The name as metadata knows it.</param>
/// <param name="TypeParameters">The type parameters in angle brackets; empty if there are none.</param>
/// <param name="FullName">The name by which generated code finds it from anywhere: <c>global::Game.Outer&lt;T&gt;.Brain</c>.</param>
/// <param name="HintName">The name of the generated file.</param>
internal sealed record TypeDeclaration(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Name,
    string TypeParameters,
    string FullName,
    string HintName);
