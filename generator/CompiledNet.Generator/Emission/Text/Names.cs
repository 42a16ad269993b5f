using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Emission.Text;

/// <summary>The identifiers of generated code.</summary>
internal static class Names
{
    /// <summary>
    /// The attributes by which tools know what nobody wrote, and that no test needs to cover it. They stand at members and at types
    /// of their own; at the user's class they would speak of the user's members too.
    /// </summary>
    public const string Generated = "[global::System.CodeDom.Compiler.GeneratedCode(\"CompiledNet.Generator\", \"\"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]";

    /// <summary>An identifier, escaped if it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The network class inside its own declaration.</summary>
    public static string Class(TypeDeclaration type) => Identifier(type.Name) + type.TypeParameters;

    /// <summary>
    /// The type that holds the kernels of a network, generic over the registers. It and those below are internal: were they <c>file</c>
    /// types, the compiler would compute a hash of the file's path for every name in them that it looks up.
    /// </summary>
    public static string Kernels(NetworkModel network) => $"{Prefix(network)}Kernels";

    /// <summary>The type that chooses the registers and starts the kernels.</summary>
    public static string Entry(NetworkModel network) => $"{Prefix(network)}Entry";

    /// <summary>The type that holds the description of a network.</summary>
    public static string Description(NetworkModel network) => $"{Prefix(network)}Description";

    /// <summary>The register type of a width in bits.</summary>
    public static string Lanes(NetworkModel network, int bits) =>
        network.FusedMultiplyAdd ? $"Lanes{bits}" : $"Unfused<Lanes{bits}>";

    /// <summary>How kernels are called whose rows fill no more than 128 bits, or are wider.</summary>
    public static string KernelsFor(NetworkModel network, int lanes) =>
        lanes == Machine.NarrowestVector ? $"{Kernels(network)}<{Lanes(network, 128)}>." : "";

    /// <summary>The registers that hold such rows.</summary>
    public static string LanesFor(NetworkModel network, int lanes) => lanes == Machine.NarrowestVector ? Lanes(network, 128) : "TLanes";

    /// <summary>The variable of a value: <c>a1</c> for <c>a[1]</c>, <c>a1WithBorders</c> for <c>a[1] with borders</c>.</summary>
    public static string Variable(string notation)
    {
        string[] words = notation.Replace("[", "").Replace("]", "").Split(' ');
        string name = words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return string.Concat(name.Select(character => SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_'));
    }

    /// <summary>A reference to a row behind another one.</summary>
    public static string Row(string reference, string row, int stride) =>
        $"ref Floats.At(ref {reference}, {(stride == 1 ? row : $"{row} * {stride}")})";

    /// <summary>A reference so many floats behind another one.</summary>
    public static string At(string reference, int offset) =>
        offset == 0 ? $"ref {reference}" : $"ref Floats.At(ref {reference}, {offset})";

    /// <summary>
    /// What the names of types beside the class begin with: the name of its generated file, which is short and which no other network
    /// has, as an identifier. A fingerprint follows where it could be that of another file.
    /// </summary>
    private static string Prefix(NetworkModel network)
    {
        string file = network.Type.HintName.Substring(0, network.Type.HintName.Length - ".g.cs".Length);
        string name = string.Concat(file.Replace("+", "__").Select(character => SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_'));
        bool isUnique = file.All(character => character is '.' or '+' || (character != '_' && SyntaxFacts.IsIdentifierPartCharacter(character)));
        return $"{(SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? "" : "_")}{name}{(isUnique ? "" : $"_{HintNames.Fingerprint(file)}_")}";
    }
}
