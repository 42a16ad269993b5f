using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>Members that the user wrote in the place of generated ones.</summary>
internal static class MemberClashes
{
    /// <summary>Reports what the user wrote and the generator would write again.</summary>
    public static void Report(NetworkDeclaration network, IReadOnlyList<LayerModel> layers, LossModel? loss, List<DiagnosticInfo> diagnostics)
    {
        TypeDeclaration type = network.Type;
        IReadOnlyList<GeneratedMember> generated = new GeneratedMembers(type.FullName).Of(layers, loss, network);

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
}
