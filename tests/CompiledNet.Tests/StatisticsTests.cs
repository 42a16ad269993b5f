using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Rounding;

namespace CompiledNet.Tests;

/// <summary>What is kept with the parameters but not trained.</summary>
public sealed class StatisticsTests
{
    public static TheoryData<string> Networks => [.. NetworkCase.Trainable.Where(network => network.Network.IsDefined(typeof(BatchNormAttribute), inherit: false)).Select(network => network.Name)];

    [Theory, MemberData(nameof(Networks))]
    public void Backward_says_what_running_statistics_become_and_leaves_them(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        GraphExpectation expected = network.GraphExpectationOf(actual);
        float[] before = actual.ParameterStorage.ToArray();
        foreach (int rows in network.TrainingBatches)
        {
            float[] inputs = Draw.Inputs(network.Architecture, rows);

            actual.Backward(inputs, Draw.Targets(network.Architecture, rows));

            Agreement.Assert(expected.StatisticsAfter(inputs), Statistics(actual, actual.Gradient), $"statistics after {rows} rows");
            FloatBits.AssertSame(before, actual.ParameterStorage, "parameters");
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void A_step_takes_over_what_Backward_says(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest said = network.Create();
        NetworkUnderTest trained = network.Create();
        float[] inputs = Draw.Inputs(network.Architecture, 33);
        float[] targets = Draw.Targets(network.Architecture, 33);
        said.Backward(inputs, targets);

        trained.Step(new Adam(), inputs, targets);

        FloatBits.AssertSame(Statistics(said, said.Gradient), Statistics(trained, trained.Tensor), "statistics");
    }

    [Theory, MemberData(nameof(Networks))]
    public void One_row_has_no_statistics(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkUnderTest actual = network.Create();
        actual.GradientStorage.Fill(3f);

        ArgumentException exception = Assert.Throws<ArgumentException>(() => actual.Backward(Draw.Inputs(network.Architecture, 1), Draw.Targets(network.Architecture, 1)));

        Assert.Equal("inputs", exception.ParamName);
        Assert.False(actual.GradientStorage.ContainsAnyExcept(3f));
    }

    private static float[] Statistics(NetworkUnderTest network, Func<string, TensorView> tensor) =>
        [.. network.Description.Statistics.SelectMany(statistic => tensor(statistic.Name).ToArray())];
}
