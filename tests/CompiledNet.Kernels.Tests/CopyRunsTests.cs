using System.Runtime.InteropServices;
using CompiledNet.Execution;
using CompiledNet.Kernels.Tests.Memory;

namespace CompiledNet.Kernels.Tests;

public sealed class CopyRunsTests
{
    [Fact]
    public void Runs_are_copied_and_what_lies_between_them_stays()
    {
        using var buffers = new GuardedBuffers();
        var random = new Random(1);
        for (int i = 0; i < 500; i++)
        {
            int length = random.Next(0, 40);
            int count = random.Next(0, 20);
            int sourceDistance = length + Draw.One(random, 0, 0, 1, 3, 10);
            int destinationDistance = length + Draw.One(random, 0, 0, 1, 3, 10);
            // The last run needs no room for what would lie behind it.
            float[] source = Draw.Numbers(random, Extent(sourceDistance));
            float[] expected = Draw.Numbers(random, Extent(destinationDistance));
            buffers.Begin();
            Span<float> destination = buffers.Of(expected, "destination");

            Tensors.CopyRuns(
                ref MemoryMarshal.GetReference(buffers.Of(source, "source")), sourceDistance, ref MemoryMarshal.GetReference(destination), destinationDistance, length, count);

            buffers.AssertNothingElseWritten(destination, "destination");
            for (int run = 0; run < count; run++)
                source.AsSpan(run * sourceDistance, length).CopyTo(expected.AsSpan(run * destinationDistance));
            FloatBits.AssertSame(expected, destination, $"{count} runs of {length}");

            int Extent(int distance) => count == 0 ? 0 : (count - 1) * distance + length;
        }
    }
}
