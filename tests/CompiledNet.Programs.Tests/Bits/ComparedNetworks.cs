using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Programs.Tests.Cases;

namespace CompiledNet.Programs.Tests.Bits;

/// <summary>The networks whose generated code is compared with its interpretation.</summary>
internal static class ComparedNetworks
{
    /// <summary>Whether all layers are dense, of all values at once.</summary>
    public static bool IsDense(NetworkModel network) => network.Layers.All(layer => layer is { Kind: "Flatten" } or { Kind: "Dense", OutputShape.Axes.Count: 1 });

    /// <summary>Names of networks, with both kinds of kernels.</summary>
    public static TheoryData<string, string> Of(Func<NetworkModel, bool> isWanted) =>
        [.. TestNetworks.Models.Where(network => isWanted(network.Value)).SelectMany(_ => Enum.GetNames<KernelSource>(), (network, kernels) => (network.Key, kernels))];

    public static void AssertAll(string name, string kernels, Func<Comparison, Action<int>> assertion) =>
        Assert.All(Batches(name), assertion(Compare(name, kernels)));

    public static Comparison Compare(string name, string kernels) => new(TestNetworks.Get(name, Enum.Parse<KernelSource>(kernels)));

    /// <summary>Rows that fill no tile, no block and no shard, and more than two of these; fewer of networks that take longer to interpret.</summary>
    private static int[] Batches(string name) => (TestNetworks.Models[name], TestNetworks.Models[name].MultiplyAdds) switch
    {
        (var network, < 5_000) when IsDense(network) => [1, 2, 7, 33, 100, 130, 257, 400],
        (var network, _) when IsDense(network) => [1, 7, 130, 257],
        (_, < 1_000) => [1, 2, 7, 33, 257],
        (_, < 10_000) => [1, 7, 33],
        _ => [1, 9],
    };
}
