using System.Text;
using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

/// <summary>Statistics go with the parameters into every file.</summary>
public class StatisticsFileTests
{
    private static readonly float[] Inputs = Noise.Uniform(12, seed: 1);
    private static readonly float[] Targets = Noise.Uniform(12, seed: 2);

    [Fact]
    public void A_file_of_parameters_has_them_too()
    {
        Normalized saved = Trained(steps: 3).Model;
        var loaded = new Normalized();
        using var stream = new MemoryStream();

        ParameterFile.Save(stream, saved.Parameters);
        stream.Position = 0;
        ParameterFile.Load(stream, loaded.Parameters);

        Assert.Equal(Noise.Bits(saved.Parameters.AsSpan()), Noise.Bits(loaded.Parameters.AsSpan()));
        Assert.Equal(1, Occurrences(stream, "\"batchnorm1.running_mean\":"));
        Assert.Equal(1, Occurrences(stream, "\"batchnorm1.running_var\":"));
    }

    [Fact]
    public void A_statistic_that_is_not_finite_is_not_stored()
    {
        Normalized model = Trained(steps: 3).Model;
        model.Parameters["BatchNorm1.RunningVariance"][1] = float.PositiveInfinity;
        using var stream = new MemoryStream();

        var exception = Assert.Throws<InvalidOperationException>(() => ParameterFile.Save(stream, model.Parameters));

        Assert.Contains("Element 1 of 'BatchNorm1.RunningVariance'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void A_file_without_them_is_refused_and_changes_nothing()
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.WriteTrained(stream, Trained(steps: 3).Model.Parameters);
        var model = new Normalized();
        float[] before = model.Parameters.AsSpan().ToArray();

        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => ParameterFile.Load(stream, model.Parameters));

        Assert.Equal(before, model.Parameters.AsSpan().ToArray());
    }

    [Fact]
    public void A_checkpoint_has_them_once_and_training_goes_on_to_the_bit()
    {
        Trainer<Normalized> whole = Trained(steps: 20);
        Trainer<Normalized> half = Trained(steps: 10);
        var resumed = new Trainer<Normalized>(new Normalized(), new Adam());
        using var stream = new MemoryStream();

        CheckpointFile.Save(stream, half);
        stream.Position = 0;
        CheckpointFile.Load(stream, resumed);
        Step(resumed, steps: 10);

        Assert.Equal(Noise.Bits(whole.Model.Parameters.AsSpan()), Noise.Bits(resumed.Model.Parameters.AsSpan()));
        Assert.Equal(1, Occurrences(stream, "\"batchnorm1.running_mean\":"));
        Assert.Equal(3, Occurrences(stream, "\"batchnorm1.weight\":"));
    }

    private static Trainer<Normalized> Trained(int steps)
    {
        var trainer = new Trainer<Normalized>(new Normalized(), new Adam());
        Step(trainer, steps);
        return trainer;
    }

    private static void Step(Trainer<Normalized> trainer, int steps)
    {
        for (int step = 0; step < steps; step++)
            trainer.Step(Inputs, Targets);
    }

    private static int Occurrences(MemoryStream stream, string text) => Encoding.Latin1.GetString(stream.ToArray()).Split(text).Length - 1;
}
