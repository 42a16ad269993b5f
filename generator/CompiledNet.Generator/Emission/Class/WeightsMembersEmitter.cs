using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;
using static CompiledNet.Generator.Emission.Class.ClassText;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>Writes what a network has whose parameters are part of the assembly.</summary>
internal static class WeightsMembersEmitter
{
    /// <summary>What a network has whose parameters are part of the assembly. The class inside is set up when it is first asked for.</summary>
    public static void Emit(CodeWriter writer, NetworkModel network, WeightsModel weights)
    {
        GeneratedMembers members = MembersOf(network);
        string @class = Names.Class(network.Type);
        string file = XmlText(weights.FileName);
        writer.Lines($$"""
            /// <summary>
            /// One network for all, with the parameters of {{file}}, for inference from any thread. It is constructed when it is first asked
            /// for. Do not change its parameters: everybody else would get other outputs.
            /// </summary>
            {{Names.Generated}}
            {{Declare(members.Shared, network)}} => EmbeddedWeights.Network;

            /// <summary>What {{file}} holds beside the parameters: what inputs must go through first, and the names of the classes.</summary>
            {{Names.Generated}}
            {{Declare(members.Preprocessing, network)}} => EmbeddedWeights.Preprocessing;

            {{Names.Generated}}
            {{Declare(members.EmbeddedWeights, network)}}
            {
                internal static readonly {{@class}} Network;

                internal static readonly {{Library}}.Preprocessing Preprocessing;

                static EmbeddedWeights()
                {
                    Network = new(out Preprocessing);
                }
            }

            /// <summary>Reads {{file}} once, and draws nothing.</summary>
            {{Names.Generated}}
            private {{Names.Identifier(network.Type.Name)}}(out {{Library}}.Preprocessing preprocessing) => preprocessing = {{Load(network, "Parameters")}};

            """);
    }

    /// <summary>Reads the parameters that are part of the assembly into a buffer, or into one of their own.</summary>
    public static string Load(NetworkModel network, string? parameters = null)
    {
        string @class = Names.Class(network.Type);
        string resource = SymbolDisplay.FormatLiteral(network.Weights!.Resource, quote: true);
        return $"{Library}.Execution.EmbeddedParameters.Load<{@class}>(typeof({@class}).Assembly, {resource}{(parameters is null ? "" : $", {parameters}")})";
    }
}
