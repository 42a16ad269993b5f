using System.Globalization;
using CompiledNet.Audio.Tests.Running;

namespace CompiledNet.Audio.Tests.Nam;

/// <summary>
/// Amplifiers that others trained, in the folder that COMPILEDNET_MODELS names, and what their project's own core gives for them, in the one that
/// COMPILEDNET_REFERENCE names; skipped where these name none.
/// </summary>
public sealed class ModelsOfOthersTests
{
    [Theory]
    [InlineData("wavenet_a1_standard.nam", "nam-wavenet.csv", 4200)]
    [InlineData("lstm.nam", "nam-lstm.csv", 8192)]
    public void Every_amplifier_gives_what_the_core_of_its_project_gives(string file, string csv, int silence)
    {
        string? models = Environment.GetEnvironmentVariable("COMPILEDNET_MODELS"), references = Environment.GetEnvironmentVariable("COMPILEDNET_REFERENCE");
        Assert.SkipWhen(models is null || references is null, "COMPILEDNET_MODELS and COMPILEDNET_REFERENCE name no folders.");
        double[][] rows = [.. File.ReadLines(Path.Combine(references!, csv)).Skip(1).Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture)))];
        AudioModel model = NamFile.Read(Path.Combine(models!, file));
        float[] signal = [.. rows.Select(row => (float)row[0])];
        using var compiled = new ImportedModels([("Amp", model, null)]);
        float[] outputs = compiled.Forward("Amp", Signals.Behind(silence, signal));
        Agreement.Assert(file, [.. rows.Select(row => row[1])], outputs.AsSpan(silence));
        TestContext.Current.TestOutputHelper?.WriteLine($"{file}: the largest difference is {rows.Select((row, place) => Math.Abs(row[1] - outputs[silence + place])).Max():G3}.");
    }
}
