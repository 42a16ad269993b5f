using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Programs.Tests.Cases;

namespace CompiledNet.Programs.Tests.Bits;

/// <summary>The networks whose generated code is compared with its interpretation.</summary>
internal static class ComparedNetworks
{
    /// <summary>Whether all layers are dense, with one position.</summary>
    public static bool IsDense(NetworkModel network) => network.Layers.All(layer => layer.Kind == "Flatten" || (layer.Kind == "Dense" && layer.InputShape.Axes.Count == 1));

    /// <summary>Names of networks.</summary>
    public static TheoryData<string> Of(Func<NetworkModel, bool> isWanted) =>
        [.. TestNetworks.Models.Where(network => isWanted(network.Value)).Select(network => network.Key)];

    public static void AssertAll(string name, Func<Comparison, Action<int>> assertion) =>
        Assert.All(Batches(name), assertion(Compare(name)));

    /// <summary>With kernels of both kinds.</summary>
    public static Comparison Compare(string name) => new([.. Enum.GetValues<KernelSource>().Select(kernels => TestNetworks.Get(name, kernels))]);

    /// <summary>Rows that fill no tile, no block and no shard, and more than two of these; fewer of networks that take longer to interpret.</summary>
    private static int[] Batches(string name) => (TestNetworks.Models[name], TestNetworks.Models[name].MultiplyAdds) switch
    {
        (var network, < 5_000) when IsDense(network) => [1, 7, 33, 130, 400],
        (var network, _) when IsDense(network) => [1, 7, 130, 257],
        (_, < 1_000) => [1, 2, 7, 33, 257],
        (_, < 10_000) => [1, 7, 33],
        _ => [1, 9],
    };
}
