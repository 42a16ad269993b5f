using System.Buffers.Binary;

namespace CompiledNet.Training.Tests;

/// <summary>Files damaged by the ten thousand: always one kind of exception, no more memory than the file is large, nothing set.</summary>
public class DamagedFileTests
{
    private const int Mutants = 20_000;

    /// <summary>For buffers, exceptions and their texts, which do not grow with what a file claims.</summary>
    private const long Allowance = 4_000_000;

    [Fact]
    public void Parameters()
    {
        var line = new Line(2);
        float[] before = line.Parameters.ToArray();
        byte[] whole = Saved(stream => ParameterFile.Save(stream, new Line(1).Parameters, new Preprocessing { Standardizer = new([1, 2], [3, 4]), ClassNames = ["no", "yes"] }));

        foreach (byte[] mutant in MutantsOf(whole))
        {
            if (Refused(mutant, stream => ParameterFile.Load(stream, line.Parameters, out Preprocessing _)))
                Assert.Equal(before, line.Parameters.ToArray());
            else
                before = line.Parameters.ToArray();
        }
    }

    [Fact]
    public void Tensors() => AssertSafe(SafetensorsFile.Read, stream => SafetensorsFile.Write(stream, Some(), new Dictionary<string, string> { ["a"] = "b" }));

    [Fact]
    public void Arrays() => AssertSafe(stream => NpyFile.Read(stream, "x"), stream => NpyFile.Write(stream, Some()[0]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Archives(bool compress) => AssertSafe(stream => NpzFile.Read(stream), stream => NpzFormat.Write(stream, Some(), compress));

    [Fact]
    public void Descriptions()
    {
        string whole = Classifier.Description.ToJson();
        var random = new Random(1);
        for (int i = 0; i < Mutants; i++)
        {
            char[] text = whole.ToCharArray();
            text[random.Next(text.Length)] = (char)random.Next(32, 127);
            Exception? exception = Record.Exception(() => NetworkDescription.FromJson(new string(text)));
            Assert.True(exception is null or InvalidDataException, $"{new string(text)}: {exception}");
        }
    }

    private static NamedTensor[] Some() => [new("a", [3, 2], [1, 2, 3, 4, 5, 6]), new("b", [2], [7, 8])];

    private static byte[] Saved(Action<Stream> save)
    {
        using var stream = new MemoryStream();
        save(stream);
        return stream.ToArray();
    }

    private static void AssertSafe(Func<Stream, object> read, Action<Stream> write)
    {
        foreach (byte[] mutant in MutantsOf(Saved(write)))
            Refused(mutant, stream => read(stream));
    }

    private static bool Refused(byte[] bytes, Action<Stream> read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exception? exception = Record.Exception(() => read(new MemoryStream(bytes)));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(exception is null or InvalidDataException, $"{Convert.ToHexString(bytes)}: {exception}");
        Assert.True(allocated < Allowance, $"{Convert.ToHexString(bytes)}: {allocated} bytes allocated");
        return exception is not null;
    }

    /// <summary>One to three bytes changed, numbers put in place of others, or the end cut off.</summary>
    private static IEnumerable<byte[]> MutantsOf(byte[] whole)
    {
        var random = new Random(1);
        for (int i = 0; i < Mutants; i++)
        {
            byte[] mutant = [.. whole];
            switch (random.Next(4))
            {
                case 0:
                    yield return mutant[..random.Next(mutant.Length)];
                    continue;
                case 1:
                    BinaryPrimitives.WriteInt32LittleEndian(mutant.AsSpan(random.Next(mutant.Length - 3)), random.Next(2) == 0 ? int.MaxValue : random.Next());
                    break;
                case 2:
                    // Digits stay digits, so that the text stays JSON and lies about sizes.
                    int[] digits = [.. Enumerable.Range(0, mutant.Length).Where(place => char.IsAsciiDigit((char)mutant[place]))];
                    for (int change = 0; change < 3 && digits.Length > 0; change++)
                        mutant[digits[random.Next(digits.Length)]] = (byte)('0' + random.Next(10));
                    break;
                default:
                    for (int change = random.Next(3); change >= 0; change--)
                        mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
                    break;
            }
            yield return mutant;
        }
    }
}
