using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>What generated members do to those of the base classes that have their names: override them where that is possible, else hide them.</summary>
internal static class InheritedMembers
{
    /// <summary>The generated members that override; reports abstract ones that none can.</summary>
    public static Overridable Override(NetworkDeclaration network, IReadOnlyList<LayerModel> layers, LossModel? loss, List<DiagnosticInfo> diagnostics)
    {
        Overridable overridden = Overridable.None;
        foreach ((InheritedMember inherited, GeneratedMember generated) in Meetings(network, layers, loss))
        {
            if (Overrides(generated, inherited))
                overridden |= generated.Overridable;
            else if (inherited.IsAbstract)
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.AbstractMember, network.Name, network.Type.Name, generated.Name, $"{inherited.Container}.{inherited.Name}", Advice(generated)));
        }

        return overridden;
    }

    /// <summary>The inherited members that nobody sees any more.</summary>
    public static IEnumerable<InheritedMember> Hidden(NetworkDeclaration network, IReadOnlyList<LayerModel> layers, LossModel? loss) =>
        from meeting in Meetings(network, layers, loss)
        where !meeting.Inherited.IsAbstract && !Overrides(meeting.Generated, meeting.Inherited)
        select meeting.Inherited;

    private static bool Overrides(GeneratedMember generated, InheritedMember inherited) =>
        generated.Signature.Length > 0 && generated.Signature == inherited.Signature;

    private static IEnumerable<(InheritedMember Inherited, GeneratedMember Generated)> Meetings(NetworkDeclaration network, IReadOnlyList<LayerModel> layers, LossModel? loss)
    {
        IReadOnlyList<GeneratedMember> generated = new GeneratedMembers(network.Type.FullName).Of(layers, loss, network);
        foreach (InheritedMember inherited in network.Inherited)
        {
            if (generated.FirstOrDefault(member => member.StandsInTheWayOf(inherited.Name, inherited.Parameters)) is { } found)
                yield return (inherited, found);
        }
    }

    private static string Advice(GeneratedMember generated) => generated.Signature.Length > 0
        ? $"declare it as '{generated.Signature.Replace("public ", "public abstract ").Replace("global::", "")}', or give it another name"
        : "give it another name";
}
