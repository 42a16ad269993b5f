using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>Writes the type by which the public methods start the kernels; what they do is the same for all networks, and in the library.</summary>
internal static class EntryEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        string Of(string lanes) => $"{Names.Kernels(network)}<{lanes}>";
        string Passes(int bits) => Of(Names.Lanes(network, bits));
        string entry = network.IsStream
            ? $"Stream{(network.Loss is null ? "" : "Trainable")}Entry<{Passes(512)}, {Passes(256)}, {Passes(128)}>"
            : $"{(network.Loss is null ? "NetworkEntry" : "TrainableEntry")}<{Passes(512)}, {Passes(256)}, {Passes(128)}, {(plan.Row.IsPaired ? Of($"Paired<{Names.Lanes(network, 256)}>") : Passes(256))}>";
        writer.Lines($"""
            /// <summary>Checks arguments, and starts the kernels with the widest registers that the machine has; every width computes the same bits.</summary>
            {Names.Generated}
            internal abstract class {Names.Entry(network)} : {entry};
            """);
    }
}
