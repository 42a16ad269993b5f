using System.Text;

namespace CompiledNet.Audio.Tests;

public sealed class WaveFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void What_was_written_is_read_to_the_bit()
    {
        float[] samples = [0, 0.5f, -1, 1e-20f, 1.5f, -0.1f];
        WaveFile.Write(_path, new WaveAudio(44100, 2, samples));
        WaveAudio read = WaveFile.Read(_path);
        Assert.Equal((44100, 2), (read.SampleRate, read.Channels));
        Assert.Equal(samples, read.Samples);
        Assert.Equal([0.25f, -0.5f, 0.7f], read.ToMono());
    }

    [Theory]
    [InlineData(1, 8, new byte[] { 0, 128, 192 }, new[] { -1f, 0f, 0.5f })]
    [InlineData(1, 16, new byte[] { 0, 0x80, 0, 0x40, 1, 0 }, new[] { -1f, 0.5f, 1 / 32768f })]
    [InlineData(1, 24, new byte[] { 0, 0, 0x80, 0, 0, 0x40, 0xFF, 0xFF, 0xFF }, new[] { -1f, 0.5f, -1 / 8388608f })]
    [InlineData(1, 32, new byte[] { 0, 0, 0, 0x80, 0, 0, 0, 0x40 }, new[] { -1f, 0.5f })]
    [InlineData(3, 32, new byte[] { 0, 0, 0x40, 0xBF }, new[] { -0.75f })]
    [InlineData(3, 64, new byte[] { 0, 0, 0, 0, 0, 0, 0xE8, 0x3F }, new[] { 0.75f })]
    public void Every_format_of_samples_is_read(short kind, short bits, byte[] data, float[] expected)
    {
        File.WriteAllBytes(_path, Wave(kind, bits, data));
        Assert.Equal(expected, WaveFile.Read(_path).Samples);
    }

    [Fact]
    public void Other_chunks_are_passed_over_and_a_length_beyond_the_end_means_the_end()
    {
        byte[] wave = Wave(1, 16, [0, 0x40]);
        byte[] text = [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0];
        byte[] both = [.. wave[..12], .. text, .. wave[12..]];
        both[^6] = both[^5] = both[^4] = both[^3] = 0xFF;
        File.WriteAllBytes(_path, both);
        Assert.Equal([0.5f], WaveFile.Read(_path).Samples);
    }

    [Theory]
    [InlineData(2, 4, "samples of the kind 2 with 4 bits")]
    [InlineData(1, 12, "samples of the kind 1 with 12 bits")]
    public void Other_formats_are_named(short kind, short bits, string message)
    {
        File.WriteAllBytes(_path, Wave(kind, bits, [1, 2, 3]));
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => WaveFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncated_file_is_refused_or_read_in_part()
    {
        byte[] wave = Wave(1, 16, [0, 0x40, 0, 0x20]);
        for (int length = 0; length < wave.Length; length++)
        {
            File.WriteAllBytes(_path, wave[..length]);
            if (length < wave.Length - 4)
                Assert.Throws<InvalidDataException>(() => WaveFile.Read(_path));
            else
                Assert.Equal(length < wave.Length - 2 ? [] : [0.5f], WaveFile.Read(_path).Samples);
        }
    }

    public void Dispose() => File.Delete(_path);

    private static byte[] Wave(short kind, short bits, byte[] data)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + data.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write(kind);
        writer.Write((short)1);
        writer.Write(48000);
        writer.Write(48000 * bits / 8);
        writer.Write((short)(bits / 8));
        writer.Write(bits);
        writer.Write("data"u8);
        writer.Write(data.Length);
        writer.Write(data);
        return stream.ToArray();
    }
}
