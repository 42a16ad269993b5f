using System.Buffers.Binary;

namespace CompiledNet.Training.Tests;

/// <summary>More bytes of parameters than a span or an array of bytes holds.</summary>
public sealed class LargeFileTests
{
    private const long Gibibyte = 1L << 30;

    /// <remarks>Memory that was never written to costs address space alone, so that two gibibytes are saved with little.</remarks>
    [Fact]
    public void Two_gibibytes_and_more_are_saved_piece_by_piece()
    {
        RequireMemory(8 * Gibibyte);
        var parameters = new ParameterBuffer<Drawn<Large>>();
        ParameterTensor tensor = Drawn<Large>.Description.Tensors.Single();
        parameters[tensor][Large.Units - 1, Large.Inputs - 1] = 1.5f;
        using var stream = new TailStream();

        long before = GC.GetAllocatedBytesForCurrentThread();
        ParameterFile.Save(stream, parameters);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
        Assert.True(stream.Length > int.MaxValue + 4L * Large.Inputs);
        Assert.Equal(1.5f, BinaryPrimitives.ReadSingleLittleEndian(stream.Tail));
    }

    /// <summary>Slow, and wants eight gibibytes of memory and two of disk: run it by name.</summary>
    [Fact(Explicit = true)]
    public void A_generated_network_of_two_gibibytes_is_saved_and_loaded()
    {
        RequireMemory(16 * Gibibyte);
        string path = Path.GetTempFileName();
        try
        {
            var model = new TwoGibibytes();
            model.Dense1.Weights[32_767, 16_383] = 1.5f;
            model.Dense1.Weights[32_767, 0] = -2.5f;
            model.Dense1.Biases[32_767] = 0.5f;
            ParameterFile.Save(path, model.Parameters);
            model.Parameters.Clear();

            ParameterFile.Load(path, model.Parameters);

            Assert.True(new FileInfo(path).Length > 1L << 31);
            Assert.Equal(1.5f, model.Dense1.Weights[32_767, 16_383]);
            Assert.Equal(-2.5f, model.Dense1.Weights[32_767, 0]);
            Assert.Equal(0.5f, model.Dense1.Biases[32_767]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void RequireMemory(long bytes) =>
        Assert.SkipWhen(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes < bytes, $"This needs {bytes / Gibibyte} GiB of memory.");

    /// <summary>Takes any number of bytes, counts them and keeps the last four.</summary>
    private sealed class TailStream : Stream
    {
        private long _length;

        public byte[] Tail { get; } = new byte[4];

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _length += buffer.Length;
            if (buffer.Length >= Tail.Length)
                buffer[^Tail.Length..].CopyTo(Tail);
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    /// <summary>One matrix of a little more than two gibibytes.</summary>
    private sealed class Large : IDrawKind
    {
        public static Initializer Initializer => Initializer.Zeros;

        public static int Inputs => 16_385;

        public static int Units => 32_768;

        public static bool HasBiases => false;
    }
}
