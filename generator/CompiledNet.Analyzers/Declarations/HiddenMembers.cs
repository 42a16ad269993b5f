using CompiledNet.Analyzers.Diagnostics;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Analyzers.Declarations;

/// <summary>CN0109: generated members that hide those of a base class, as the compiler would say of what is written by hand (CS0108).</summary>
internal static class HiddenMembers
{
    public static IEnumerable<DiagnosticInfo> Find(DeclaredNetwork network)
    {
        InheritedMember[] hidden = [.. InheritedMembers.Hidden(network.Declaration, network.Model.Layers, network.Model.Loss)];
        if (hidden.Length > 0)
        {
            yield return DiagnosticInfo.Create(
                AnalyzerDiagnostics.HiddenMembers,
                network.Declaration.Name,
                network.Name,
                string.Join(", ", hidden.Select(member => $"'{member.Container}.{member.Name}'").Distinct()));
        }
    }
}
