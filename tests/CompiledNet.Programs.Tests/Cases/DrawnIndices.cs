using CompiledNet.Generator.Model;

namespace CompiledNet.Programs.Tests.Cases;

/// <summary>Valid indices for the inputs of a network that are such; the same ones in every run.</summary>
internal static class DrawnIndices
{
    /// <summary>Replaces what was drawn for index inputs.</summary>
    public static void Put<T>(NetworkModel network, T[] inputs)
        where T : System.Numerics.INumberBase<T>
    {
        var random = new Random(5);
        IndexRange[] ranges = [.. network.IndexRanges];
        for (int row = 0; row < inputs.Length; row += network.InputSize)
        {
            foreach (IndexRange range in ranges)
                inputs[row + range.Input] = T.CreateChecked(random.Next(range.Count));
        }
    }
}
