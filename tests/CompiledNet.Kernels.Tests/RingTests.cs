using System.Runtime.InteropServices;
using CompiledNet.Execution;
using CompiledNet.Kernels.Tests.Memory;

namespace CompiledNet.Kernels.Tests;

/// <summary>Rows that are added to the ring of a stream.</summary>
public sealed class RingTests
{
    [Fact]
    public void Rows_go_to_their_places_and_the_first_ones_behind_the_last_too()
    {
        using var buffers = new GuardedBuffers();
        var random = new Random(1);
        for (int i = 0; i < 500; i++)
        {
            int capacity = 8 << random.Next(0, 4), channels = random.Next(1, 20), stride = channels + random.Next(0, 4), mirrored = random.Next(0, 8);
            int steps = random.Next(0, capacity + 1), sourceStep = channels + random.Next(0, 5), position = random.Next(int.MinValue, int.MaxValue);
            float[] rows = Draw.Numbers(random, Math.Max((steps - 1) * sourceStep + channels, 0)), expected = Draw.Numbers(random, (capacity + mirrored) * stride);
            buffers.Begin();
            Span<float> ring = buffers.Of(expected, "ring");

            Streams.Append(ref MemoryMarshal.GetReference(buffers.Of(rows, "rows")), sourceStep, ref MemoryMarshal.GetReference(ring), position, steps, channels, stride, capacity, mirrored);

            buffers.AssertNothingElseWritten(ring, "ring");
            for (int step = 0; step < steps; step++)
                rows.AsSpan(step * sourceStep, channels).CopyTo(expected.AsSpan((int)((uint)(position + step) % (uint)capacity) * stride));
            for (int row = 0; row < mirrored; row++)
                expected.AsSpan(row * stride, channels).CopyTo(expected.AsSpan((capacity + row) * stride));
            FloatBits.AssertSame(expected, ring, $"{steps} rows of {channels} in {capacity}");
        }
    }
}
