using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>What the members of the user's class have in common, in C#.</summary>
internal static class ClassText
{
    /// <summary>The namespace of the library.</summary>
    public const string Library = "global::CompiledNet";

    public const string Gradients = $"{Library}.Execution.Arguments.GradientsOf(gradients, Parameters)";

    // At full speed from the first call.
    public const string Optimized = $"{Names.Generated}\n[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    /// <summary>The members.</summary>
    public static GeneratedMembers MembersOf(NetworkModel network) => new(Names.Class(network.Type));

    /// <summary>A member up to where its body begins.</summary>
    public static string Declare(GeneratedMember member, NetworkModel network)
    {
        string overrides = member.Overridable != Overridable.None && network.Overridden.HasFlag(member.Overridable) ? "override " : "";
        string parameters = member.Parameters is { } list ? $"({string.Join(", ", list.Select(parameter => $"{parameter.Type} {parameter.Name}{parameter.Default}"))})" : "";
        return $"{member.Modifiers} {overrides}{member.Type} {Names.Identifier(member.Name)}{parameters}";
    }

    /// <summary>What the members hand on to.</summary>
    public static string Entry(NetworkModel network) => $"global::CompiledNet.Generated.{Names.Entry(network)}";

    /// <summary>What is thrown besides where inputs are indices.</summary>
    public static string IndexFailure(NetworkModel network) => network.IndexInputs.Count == 0
        ? ""
        : "\n/// <exception cref=\"global::System.ArgumentOutOfRangeException\">An input that is an index is not valid.</exception>";

    /// <summary>What one call is about, where rows are steps in time.</summary>
    public static string OfSequence(NetworkModel network) => network.IsStream ? " of one sequence that begins from zero" : "";

    /// <summary>A text as a comment of documentation has it.</summary>
    public static string XmlText(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");
}
