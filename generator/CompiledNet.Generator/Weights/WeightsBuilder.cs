using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Weights;

/// <summary>Finds the file that a network names, and sees that it holds the network's parameters.</summary>
internal static class WeightsBuilder
{
    // A message that lists more is no longer read.
    private const int MostListed = 20;

    private static readonly string[] Types = ["F64", "F32", "F16", "BF16"];

    /// <param name="network">The declaration.</param>
    /// <param name="layers">Its layers.</param>
    /// <param name="files">The safetensors files of the project; null if nobody knows them.</param>
    /// <param name="diagnostics">What is wrong.</param>
    public static WeightsModel? Build(NetworkDeclaration network, IReadOnlyList<LayerModel> layers, IReadOnlyList<WeightsFile>? files, List<DiagnosticInfo> diagnostics)
    {
        if (network.Weights is not { } written || files is null)
            return null;
        WeightsFile[] found = [.. files.Where(file => file.IsCalled(written.Value))];
        string? fault = found.Length switch
        {
            0 => $"it is not among the project's AdditionalFiles; add <AdditionalFiles Include=\"{written.Value}\" /> to the project{Others(files)}",
            1 => found[0].Fault,
            _ => $"{found.Length} of the project's AdditionalFiles have this name ({string.Join(", ", found.Select(file => file.Path))}); write more of the path",
        };
        if (fault is not null)
        {
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.UnreadableWeights, written.Location, written.Value, network.Type.Name, fault));
            return null;
        }
        if (Differences(layers, found[0]) is { Length: > 0 } differences)
        {
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.WeightsDoNotFit, written.Location, written.Value, network.Type.Name, differences));
            return null;
        }
        return new WeightsModel(found[0].FileName, found[0].Resource);
    }

    private static string Differences(IReadOnlyList<LayerModel> layers, WeightsFile file)
    {
        var differences = new List<string>();
        var found = file.Tensors.Where(tensor => !IsBeside(tensor.Name)).ToDictionary(tensor => tensor.Name);
        var missing = new List<string>();
        foreach ((ParameterTensorModel tensor, string[] names) in TensorNames.Of(layers))
        {
            string wanted = $"{names[0]} [{string.Join(", ", tensor.Shape.Axes)}]";
            if (names.FirstOrDefault(found.ContainsKey) is not { } name)
            {
                missing.Add(wanted);
                continue;
            }
            StoredTensor stored = found[name];
            found.Remove(name);
            if (!stored.Shape.SequenceEqual(tensor.Shape.Axes.Select(axis => (long)axis)))
                differences.Add($"{stored} should be {wanted}");
            else if (!Types.Contains(stored.Type))
                differences.Add($"{stored.Name} has the dtype {stored.Type}, which is none of {string.Join(", ", Types)}");
        }
        if (missing.Count > 0)
            differences.Insert(0, $"it lacks {List(missing)}");
        if (found.Count > 0)
            differences.Add($"it also has {List([.. found.Values.Select(tensor => tensor.ToString())])}");
        return string.Join("; ", differences);
    }

    /// <summary>What may stand beside parameters: a standardizer, and what PyTorch counts in batch norms.</summary>
    private static bool IsBeside(string name) =>
        name is "Standardizer.Means" or "Standardizer.StandardDeviations" or "num_batches_tracked" || name.EndsWith(".num_batches_tracked", StringComparison.Ordinal);

    private static string Others(IReadOnlyList<WeightsFile> files) =>
        files.Count == 0 ? "" : $", which has {List([.. files.Select(file => file.FileName)])}";

    private static string List(List<string> items) =>
        string.Join(", ", items.Take(MostListed)) + (items.Count > MostListed ? $" and {items.Count - MostListed} more" : "");
}
