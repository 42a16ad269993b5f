using System.Numerics;
using System.Text;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

public sealed class SummaryWriterTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("compilednet-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>The examples of RFC 3720, appendix B.4, and the usual check value of CRC-32C.</summary>
    public static TheoryData<byte[], uint> Checksums { get; } = new()
    {
        { new byte[32], 0x8A9136AA },
        { [.. Enumerable.Repeat((byte)0xFF, 32)], 0x62A8AB43 },
        { [.. Enumerable.Range(0, 32).Select(i => (byte)i)], 0x46DD794E },
        { [.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))], 0x113FDB5C },
        { Encoding.ASCII.GetBytes("123456789"), 0xE3069283 },
    };

    [Theory]
    [MemberData(nameof(Checksums))]
    public void Checksums_are_those_of_the_standard(byte[] data, uint checksum)
    {
        Assert.Equal(checksum, EventFileReader.Checksum(data));
        Assert.Equal(checksum, BitOperations.RotateLeft(EventRecords.MaskedChecksum(data) - 0xA282EAD8, 15));
    }

    [Fact]
    public void A_file_begins_as_every_file_of_events()
    {
        using var writer = new SummaryWriter(_directory);

        byte[] bytes = Contents(writer);

        Assert.Equal(Convert.FromHexString("1800000000000000A37F4B2209"), bytes[..13]);
        Assert.Equal([0x1A, 13, .. "brain.Event:2"u8], bytes[21..36]);
        Assert.Equal(40, bytes.Length);
        Assert.StartsWith("events.out.tfevents.", Path.GetFileName(writer.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Scalars_are_read_back()
    {
        string longTag = string.Concat(Enumerable.Repeat("größe/", 40));
        using var writer = new SummaryWriter(_directory);
        writer.AddScalar("loss/train", 0.1, 0);
        writer.AddScalar(longTag, -3e38, long.MaxValue);
        writer.AddScalar("nan", double.NaN, 300);
        writer.Flush();

        StoredEvent[] events = EventFileReader.Read(writer.Path);

        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.Equal(
            [("loss/train", 0.1f, 0), (longTag, -3e38f, long.MaxValue), ("nan", float.NaN, 300)],
            events[1..].Select(stored => (stored.Tag!, stored.Scalar!.Value, stored.Step)));
        Assert.All(events, stored => Assert.InRange(stored.WallTime, 1e9, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0 + 1));
    }

    [Fact]
    public void Histograms_count_every_finite_value_between_its_limits()
    {
        float[] values = [.. Noise.Uniform(1000, seed: 1).Select(value => value * value * value), 0, 0, 1, float.MaxValue, float.MinValue, float.NaN, float.NegativeInfinity];
        float[] finite = [.. values.Where(float.IsFinite)];
        using var writer = new SummaryWriter(_directory);
        writer.AddHistogram("weights", values, 7);
        writer.Flush();

        StoredEvent stored = EventFileReader.Read(writer.Path)[1];

        StoredHistogram histogram = stored.Histogram!;
        Assert.Equal(("weights", 7), (stored.Tag, stored.Step));
        Assert.Equal((float.MinValue, float.MaxValue, 1005.0), (histogram.Min, histogram.Max, histogram.Num));
        Assert.Equal(finite.Sum(value => (double)value), histogram.Sum);
        Assert.Equal(finite.Sum(value => (double)value * value), histogram.SumSquares);
        Assert.Equal(
            histogram.Limits.Select((limit, i) => (double)finite.Count(value => value < limit && (i == 0 || value >= histogram.Limits[i - 1]))),
            histogram.Counts);
        Assert.Contains(1e-12, histogram.Limits);
        Assert.Equal(double.MaxValue, histogram.Limits[^1]);
    }

    [Fact]
    public void A_histogram_of_nothing_is_empty()
    {
        using var writer = new SummaryWriter(_directory);
        writer.AddHistogram("empty", [], 1);
        writer.Flush();

        StoredHistogram histogram = EventFileReader.Read(writer.Path)[1].Histogram!;

        Assert.Equal([0.0], histogram.Counts);
        Assert.Equal((0.0, 0.0, 0.0), (histogram.Min, histogram.Max, histogram.Num));
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        using var writer = new SummaryWriter(_directory);
        float[] values = Noise.Uniform(100, seed: 1);

        Allocations.AssertNone(() =>
        {
            writer.AddScalar("loss/train", 0.5, 1);
            writer.AddHistogram("weights", values, 1);
        });
    }

    [Fact]
    public void Several_writers_share_a_directory()
    {
        using var first = new SummaryWriter(_directory);
        using var second = new SummaryWriter(_directory);

        Assert.NotEqual(first.Path, second.Path);
    }

    private static byte[] Contents(SummaryWriter writer)
    {
        using var file = new FileStream(writer.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
