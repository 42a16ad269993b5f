using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>What follows from which layers read which.</summary>
internal static class Graph
{
    /// <summary>The place of the layer that computes the outputs, seen through views; -1 if they are the network's input.</summary>
    public static int LastComputing(IReadOnlyList<LayerModel> layers)
    {
        int place = layers.Count - 1;
        while (place >= 0 && layers[place].IsView)
            place = layers[place].Inputs[0] - 1;
        return place;
    }

    /// <summary>Reports layers without any effect on what the network gives, which could not learn either.</summary>
    public static void ReportUnread(NetworkDeclaration declaration, IReadOnlyList<LayerModel> layers, List<DiagnosticInfo> diagnostics)
    {
        var read = new HashSet<int>(layers.SelectMany(layer => layer.Inputs));
        for (int place = 0; place < layers.Count - 1; place++)
        {
            if (!read.Contains(place + 1))
                diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.UnreadLayer, declaration.Layers[place].Location, layers[place].Name));
        }
    }
}
