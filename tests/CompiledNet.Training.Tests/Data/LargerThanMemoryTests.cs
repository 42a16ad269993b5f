using System.Diagnostics;
using System.Globalization;

namespace CompiledNet.Training.Tests;

/// <summary>Training with a mapped file that is larger than the memory that the process may have for itself.</summary>
public sealed class LargerThanMemoryTests : IDisposable
{
    private const string PathVariable = "COMPILEDNET_LARGE_FILE";
    private const int InputSize = 1024;
    private const int Rows = 1 << 18;
    private const long FileBytes = (long)Rows * InputSize * sizeof(float);
    private const int HeapBytes = 128 << 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    /// <remarks>
    /// The file of a gibibyte is sparse: the system gives zeros where nothing was written. The other process may have 128 mebibytes of managed memory, and what it has in private
    /// is read from the system. Pages of the file that are resident belong to the system's cache, which takes them back when memory is short.
    /// </remarks>
    [Fact]
    public void Rows_of_a_file_larger_than_memory_are_trained_with()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sparse files and the memory of a process are looked at on Linux alone.");
        string path = Path.Combine(_folder.FullName, "rows.npy");
        WriteSparse(path);

        using Process process = TestProcess.Start(
            typeof(LargerThanMemoryTests),
            nameof(Train_with_little_memory),
            new() { [PathVariable] = path, ["DOTNET_GCHeapHardLimit"] = HeapBytes.ToString("X", CultureInfo.InvariantCulture) });
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("Total: 1,", output, StringComparison.Ordinal);
        Assert.Contains("Skipped: 0,", output, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void Train_with_little_memory()
    {
        string? path = Environment.GetEnvironmentVariable(PathVariable);
        Assert.SkipWhen(path is null, "This is what the other process does.");

        Assert.Throws<OutOfMemoryException>(() => new float[Rows * (long)InputSize]);
        using MappedNpyFile file = MappedNpyFile.Open(path);
        Assert.Equal([Rows, InputSize], file.Shape);
        var trainer = new Trainer<WideRow>(new WideRow(1), new Sgd { LearningRate = 0.1f });
        var labels = new int[Rows];
        labels.AsSpan(Rows / 2).Fill(1);
        trainer.Fit(Dataset.WithLabels(file.Memory, InputSize, labels), new FitOptions { BatchSize = 256 });

        // The last row alone is not zero: half of the rows say 0 and half say 1, but for that one.
        Assert.Equal(Rows / 256, trainer.StepCount);
        Assert.NotEqual(new WideRow(1).Dense1.Weights[0, InputSize - 1], trainer.Model.Dense1.Weights[0, InputSize - 1]);
        Assert.Equal(new WideRow(1).Dense1.Weights[0, 0], trainer.Model.Dense1.Weights[0, 0]);
        Assert.InRange(PrivateBytes(), 1, FileBytes / 2);
    }

    /// <summary>Zeros but for the last value, which is 1.</summary>
    private static void WriteSparse(string path)
    {
        NpyFile.Write(path, new NamedTensor("rows", [1, InputSize], new float[InputSize]));
        byte[] header = File.ReadAllBytes(path)[..^(InputSize * sizeof(float))];
        // The header is padded with spaces, behind which it ends with a line break.
        string text = System.Text.Encoding.Latin1.GetString(header);
        string longer = text.Replace("(1, 1024)", $"({Rows}, 1024)", StringComparison.Ordinal);
        int surplus = longer.Length - text.Length;
        string fitting = longer[..^(surplus + 1)] + "\n";
        Assert.Equal(new string(' ', surplus), longer[^(surplus + 1)..^1]);
        using FileStream stream = File.Create(path);
        stream.Write(System.Text.Encoding.Latin1.GetBytes(fitting));
        stream.SetLength(fitting.Length + FileBytes);
        stream.Position = stream.Length - sizeof(float);
        stream.Write(BitConverter.GetBytes(1f));
    }

    /// <summary>The resident memory of this process that is its own, without pages of files.</summary>
    private static long PrivateBytes()
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return 1024 * long.Parse(line["RssAnon:".Length..^"kB".Length], CultureInfo.InvariantCulture);
    }
}

/// <summary>Long rows and one unit.</summary>
[Network(1024)]
[Dense(1, Activation.Sigmoid)]
[Loss(LossFunction.BinaryCrossEntropy)]
public sealed partial class WideRow;
