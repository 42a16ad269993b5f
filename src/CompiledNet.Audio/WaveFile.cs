using System.Buffers.Binary;
using System.Text;

namespace CompiledNet.Audio;

/// <summary>Reads and writes WAV files: RIFF with PCM of 8, 16, 24 and 32 bits, or floats of 32 and 64.</summary>
/// <remarks>
/// The format is that of "Multimedia Programming Interface and Data Specifications 1.0" (IBM, Microsoft, 1991): chunks of a name of four letters, a
/// length and so many bytes; <c>fmt </c> says how <c>data</c> is to be read. Full scale is 1.
/// </remarks>
public static class WaveFile
{
    private const int Pcm = 1, Float = 3, Extensible = 0xFFFE;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or of another kind.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static WaveAudio Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            return Read(bytes);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }

    /// <summary>Writes floats of 32 bits, replacing a file that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="audio">The samples.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, WaveAudio audio)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(audio);
        using FileStream file = File.Create(path);
        using var writer = new BinaryWriter(file, Encoding.ASCII);
        int bytes = checked(audio.Samples.Length * sizeof(float)), frame = audio.Channels * sizeof(float);
        // Of floats, the format has a count of extensions behind it, and a chunk says how many samples there are.
        writer.Write("RIFF"u8);
        writer.Write(checked(4 + (8 + 18) + (8 + 4) + 8 + bytes));
        writer.Write("WAVEfmt "u8);
        writer.Write(18);
        writer.Write((short)Float);
        writer.Write((short)audio.Channels);
        writer.Write(audio.SampleRate);
        writer.Write(checked(audio.SampleRate * frame));
        writer.Write((short)frame);
        writer.Write((short)32);
        writer.Write((short)0);
        writer.Write("fact"u8);
        writer.Write(4);
        writer.Write(audio.Samples.Length / audio.Channels);
        writer.Write("data"u8);
        writer.Write(bytes);
        foreach (float sample in audio.Samples)
            writer.Write(sample);
    }

    private static WaveAudio Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12 || !bytes[..4].SequenceEqual("RIFF"u8) || !bytes[8..12].SequenceEqual("WAVE"u8))
            throw new InvalidDataException("The file is not a WAV file.");
        ReadOnlySpan<byte> format = default;
        for (int at = 12; at + 8 <= bytes.Length;)
        {
            ReadOnlySpan<byte> name = bytes.Slice(at, 4);
            uint said = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            // Programs that write while they record leave lengths that are too large.
            int length = (int)Math.Min(said, (uint)(bytes.Length - at - 8));
            ReadOnlySpan<byte> chunk = bytes.Slice(at + 8, length);
            if (name.SequenceEqual("fmt "u8))
                format = chunk;
            else if (name.SequenceEqual("data"u8))
                return Samples(format, chunk);
            at += 8 + Math.Min(length + (length & 1), bytes.Length - at - 8);
        }

        throw new InvalidDataException("The WAV file has no samples.");
    }

    private static WaveAudio Samples(ReadOnlySpan<byte> format, ReadOnlySpan<byte> data)
    {
        if (format.Length < 16)
            throw new InvalidDataException("The WAV file does not say the format of its samples.");
        int kind = BinaryPrimitives.ReadUInt16LittleEndian(format), channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        int sampleRate = BinaryPrimitives.ReadInt32LittleEndian(format[4..]), bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        // The extended format has the kind behind its other numbers, as the beginning of an identifier.
        if (kind == Extensible && format.Length >= 26)
            kind = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        if (channels == 0 || sampleRate <= 0)
            throw new InvalidDataException($"The WAV file has {channels} channels of {sampleRate} samples a second.");
        if ((kind, bits) is not ((Pcm, 8 or 16 or 24 or 32) or (Float, 32 or 64)))
            throw new InvalidDataException($"The WAV file has samples of the kind {kind} with {bits} bits; PCM (1) of 8, 16, 24 or 32 bits, or floats (3) of 32 or 64, were expected.");
        int size = bits / 8, count = data.Length / (size * channels) * channels;
        var samples = new float[count];
        for (int place = 0; place < count; place++)
            samples[place] = Sample(data.Slice(place * size, size), kind, bits);
        return new WaveAudio(sampleRate, channels, samples);
    }

    private static float Sample(ReadOnlySpan<byte> bytes, int kind, int bits) => (kind, bits) switch
    {
        (Float, 32) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (Float, _) => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        // Of 8 bits the middle is 128.
        (_, 8) => (bytes[0] - 128) / 128f,
        (_, 16) => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f,
        (_, 24) => ((bytes[0] << 8 | bytes[1] << 16 | bytes[2] << 24) >> 8) / 8388608f,
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648f,
    };
}
