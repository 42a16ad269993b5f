using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>The members that a network gets from the generator, and what the user wrote in their place.</summary>
internal static class GeneratedMembers
{
    private const string Inputs = "global::System.ReadOnlySpan<float>";
    private const string Outputs = "global::System.Span<float>";
    private const string Labels = "global::System.ReadOnlySpan<int>";

    /// <summary>Names that no layer can have, whether there is a loss or not.</summary>
    private static readonly HashSet<string> Names =
    [
        "InputSize", "OutputSize", "ParameterCount", "Description", "Parameters", "Threads", "_execution",
        "Forward", "ComputeLoss", "Backward", "BackwardFrom", "FindNonFiniteLayer",
    ];

    /// <summary>Whether a layer of this name would hide a member of the network or of <see cref="object"/>.</summary>
    public static bool Contain(string name) =>
        Names.Contains(name)
        || name is "Create" or "Equals" or "Finalize" or "GetHashCode" or "GetType" or "MemberwiseClone" or "ReferenceEquals" or "ToString";

    /// <summary>All of them, with the methods that their properties compile to; constructors aside.</summary>
    public static IReadOnlyList<GeneratedMember> Of(TypeDeclaration type, IReadOnlyList<LayerModel> layers, LossModel? loss)
    {
        string buffer = $"global::CompiledNet.ParameterBuffer<{type.FullName}>";
        return
        [
            GeneratedMember.Plain("InputSize"),
            GeneratedMember.Plain("OutputSize"),
            GeneratedMember.Plain("ParameterCount"),
            GeneratedMember.Plain("Description"),
            GeneratedMember.Plain("get_Description", ""),
            GeneratedMember.Plain("_execution"),
            GeneratedMember.Property(buffer, "Parameters", "get;", Overridable.Parameters),
            GeneratedMember.Plain("get_Parameters", ""),
            GeneratedMember.Property("int", "Threads", "get; set;", Overridable.Threads),
            GeneratedMember.Plain("get_Threads", ""),
            GeneratedMember.Plain("set_Threads", "int"),
            .. layers.Where(HasView).Select(layer => GeneratedMember.Plain(layer.Name)),
            .. layers.Where(HasView).Select(layer => GeneratedMember.Plain($"get_{layer.Name}", "")),
            GeneratedMember.Method("void", "Forward", $"{Inputs}, {Outputs}", Overridable.Forward),
            .. loss is null ? [] : OfLoss(buffer, loss),
            GeneratedMember.Method("void", "BackwardFrom", $"{Inputs}, {Inputs}, {buffer}, {Outputs}", Overridable.BackwardFrom),
            GeneratedMember.Method("int", "FindNonFiniteLayer", Inputs, Overridable.FindNonFiniteLayer),
        ];
    }

    /// <summary>Whether a layer has a property that gives access to its parameters.</summary>
    public static bool HasView(LayerModel layer) => layer.Tensors.Count > 0;

    /// <summary>Reports the members that the user wrote and the generator would write again.</summary>
    public static void ReportClashes(NetworkDeclaration network, IReadOnlyList<LayerModel> layers, LossModel? loss, List<DiagnosticInfo> diagnostics)
    {
        TypeDeclaration type = network.Type;
        IReadOnlyList<GeneratedMember> generated = Of(type, layers, loss);

        // No member has the name of its class; LayerNames sees to the layers.
        if (generated.Any(member => member.Name == type.Name && !layers.Any(layer => layer.Name == member.Name)))
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.MemberClash, network.Name, type.Name, $"a member '{type.Name}'", "give this one another name"));
        foreach (MemberDeclaration member in network.Members)
        {
            if (member is { Parameters: "int" } && member.Name == type.Name)
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.MemberClash, member.Location, type.Name, "a constructor (int seed)", "give this one other parameters"));
            else if (generated.Any(other => other.StandsInTheWayOf(member.Name, member.Parameters)))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.MemberClash, member.Location, type.Name, $"a member '{member.Name}'", "give this one another name"));
        }
    }

    private static IEnumerable<GeneratedMember> OfLoss(string buffer, LossModel loss)
    {
        yield return GeneratedMember.Method("float", "ComputeLoss", $"{Inputs}, {Inputs}", Overridable.ComputeLoss);
        yield return GeneratedMember.Method("float", "Backward", $"{Inputs}, {Inputs}, {buffer}", Overridable.Backward);
        if (!loss.Function.TakesLabels)
            yield break;
        yield return GeneratedMember.Method("float", "ComputeLoss", $"{Inputs}, {Labels}", Overridable.ComputeLossOfLabels);
        yield return GeneratedMember.Method("float", "Backward", $"{Inputs}, {Labels}, {buffer}", Overridable.BackwardOfLabels);
    }
}
