namespace CompiledNet.Tests.Cases;

/// <summary>The numbers of rows with which every network is tried: around tiles and blocks, and more than any block has.</summary>
internal static class Batches
{
    public static IReadOnlyList<int> All { get; } = [1, 2, 3, 5, 31, 32, 33, 200];
}
