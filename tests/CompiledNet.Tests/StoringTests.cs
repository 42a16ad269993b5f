using CompiledNet.Tests.Cases;

namespace CompiledNet.Tests;

/// <summary>Networks with layers of any kind in files, and training that goes on from them.</summary>
public sealed class StoringTests
{
    private const int Rows = 9;

    public static TheoryData<string> Networks => [.. NetworkCase.Every.Where(network => !network.IsDense).Select(network => network.Name)];

    public static TheoryData<string> Trainable => [.. NetworkCase.Trainable.Where(network => !network.IsDense).Select(network => network.Name)];

    [Theory, MemberData(nameof(Networks))]
    public void Parameters_and_statistics_come_back_from_a_file_to_the_bit(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest saved = network.Create();
        NetworkUnderTest loaded = network.Create();
        loaded.ParameterStorage.Clear();
        using var file = new MemoryStream();

        saved.Save(file);
        file.Position = 0;
        loaded.Load(file);

        FloatBits.AssertSame(saved.ParameterStorage, loaded.ParameterStorage, "parameters");
    }

    [Theory, MemberData(nameof(Trainable))]
    public void Training_that_goes_on_from_a_checkpoint_has_the_bits_of_one_that_was_not_interrupted(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        float[] inputs = Draw.Inputs(network.Architecture, Rows);
        float[] targets = Draw.Targets(network.Architecture, Rows);

        float[] whole = network.Create().Train(inputs, targets, [6]);
        float[] resumed = network.Create().Train(inputs, targets, [2, 3, 1]);

        FloatBits.AssertSame(whole, resumed, "parameters");
    }
}
