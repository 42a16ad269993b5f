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

    /// <summary>What the properties compile to; the layers have such methods too.</summary>
    private static readonly HashSet<string> Accessors = ["get_Description", "get_Parameters", "get_Threads", "set_Threads"];

    /// <summary>Whether a layer of this name would hide a member of the network or of <see cref="object"/>.</summary>
    public static bool Contain(string name) =>
        Names.Contains(name)
        || LossNames.Contains(name)
        || name is "Create" or "Equals" or "Finalize" or "GetHashCode" or "GetType" or "MemberwiseClone" or "ReferenceEquals" or "ToString";

    /// <summary>Reports the members that the user wrote and the generator would write again.</summary>
    public static void ReportClashes(NetworkDeclaration network, IReadOnlyList<LayerModel> layers, LossModel? loss, List<DiagnosticInfo> diagnostics)
    {
        // No member has the name of its class; LayerNames sees to the layers.
        if (IsGenerated(network.Type.Name, layers, loss))
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.MemberClash, network.Name, network.Type.Name, network.Type.Name));
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
        if (!IsGenerated(member.Name, layers, loss) && member.Name != type.Name)
            return false;

        string[] overloads = [.. Overloads(member.Name, type, loss)];
        return member.Parameters is null || overloads.Length == 0 || overloads.Contains(member.Parameters);
    }

    private static bool IsGenerated(string name, IReadOnlyList<LayerModel> layers, LossModel? loss) =>
        Names.Contains(name)
        || (loss is not null && LossNames.Contains(name))
        || Accessors.Contains(name)
        || layers.Any(layer => name == $"get_{layer.Name}");

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
            "set_Threads" => ["int"],
            _ when name.StartsWith("get_", StringComparison.Ordinal) => [""],
            _ => name == type.Name ? ["int"] : [],
        };
    }
}
