using CompiledNet.Benchmarks.Measuring;

namespace CompiledNet.Benchmarks.Networks;

/// <summary>A network and what is measured of it.</summary>
internal sealed record Workload(string Id, int[] ForwardRows, int[] StepRows, Func<Workload, IEnumerable<Measurement>> Measure)
{
    // So small that thousands of steps on one batch stay where they are; a network that has learnt it all meets subnormals.
    private const float StandingStill = 1e-9f;

    /// <summary>A new optimizer for the steps that are timed.</summary>
    public Func<Optimizer> Optimizer { get; init; } = () => new Sgd { LearningRate = StandingStill };

    public static Workload Of<TNetwork>(string id, int[] forwardRows, int[] stepRows)
        where TNetwork : class, ITrainableNetwork<TNetwork> => new(id, forwardRows, stepRows, Contest.Measure<TNetwork>);

    public Workload WithAdam() => this with { Optimizer = () => new Adam { LearningRate = StandingStill } };
}
