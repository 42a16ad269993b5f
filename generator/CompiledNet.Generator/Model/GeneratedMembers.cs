using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>The members that a network gets from the generator, and what the user wrote in their place.</summary>
internal static class GeneratedMembers
{
    private const string Inputs = "ReadOnlySpan<float>";
    private const string Outputs = "Span<float>";
    private const string Labels = "ReadOnlySpan<int>";

    private static readonly HashSet<string> Names =
    [
        "InputSize", "OutputSize", "ParameterCount", "Description", "Parameters", "Threads", "_execution",
        "Forward", "BackwardFrom", "FindNonFiniteLayer",
    ];

    private static readonly HashSet<string> LossNames = ["ComputeLoss", "Backward"];

    /// <summary>Whether a layer of this name would hide a member of the network or of <see cref="object"/>.</summary>
    public static bool Contain(string name) =>
        Names.Contains(name)
        || LossNames.Contains(name)
        || name is "Create" or "Equals" or "Finalize" or "GetHashCode" or "GetType" or "MemberwiseClone" or "ReferenceEquals" or "ToString";

    /// <summary>Reports the members that the user wrote and the generator would write again.</summary>
    public static void ReportClashes(NetworkDeclaration network, IReadOnlyList<LayerModel> layers, LossModel? loss, List<DiagnosticInfo> diagnostics)
    {
        foreach (MemberDeclaration member in network.Members)
        {
            if (Clashes(member, network.Type, layers, loss))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.MemberClash, member.Location, network.Type.Name, member.Name));
        }
    }

    private static bool Clashes(MemberDeclaration member, TypeDeclaration type, IReadOnlyList<LayerModel> layers, LossModel? loss)
    {
        if (layers.Any(layer => layer.Name == member.Name))
            return true;
        bool isGenerated = Names.Contains(member.Name) || (loss is not null && LossNames.Contains(member.Name)) || member.Name == type.Name;
        if (!isGenerated)
            return false;

        string[] overloads = [.. Overloads(member.Name, type, loss)];
        return member.Parameters is null || overloads.Length == 0 || overloads.Contains(member.Parameters);
    }

    /// <summary>The parameters of the generated methods of a name; none if the name is not that of a method.</summary>
    private static IEnumerable<string> Overloads(string name, TypeDeclaration type, LossModel? loss)
    {
        string gradients = $"ParameterBuffer<{type.Name}{type.TypeParameters.Replace("@", "")}>";
        bool takesLabels = loss?.Function.TakesLabels == true;
        return name switch
        {
            "Forward" => [$"{Inputs}, {Outputs}"],
            "ComputeLoss" => takesLabels ? [$"{Inputs}, {Inputs}", $"{Inputs}, {Labels}"] : [$"{Inputs}, {Inputs}"],
            "Backward" => takesLabels ? [$"{Inputs}, {Inputs}, {gradients}", $"{Inputs}, {Labels}, {gradients}"] : [$"{Inputs}, {Inputs}, {gradients}"],
            "BackwardFrom" => [$"{Inputs}, {Inputs}, {gradients}, {Outputs}"],
            "FindNonFiniteLayer" => [Inputs],
            _ => name == type.Name ? ["int"] : [],
        };
    }
}
