using CompiledNet.Samples;

namespace CartPole;

/// <summary>What happened in some episodes: states, pushes, and how long each went on after a push.</summary>
internal sealed class Episodes
{
    // Later steps count less: γ = 0.99.
    private const double Discount = 0.99;

    private readonly List<float> _states = [];
    private readonly List<int> _actions = [];
    private readonly List<double> _returns = [];

    public ReadOnlySpan<float> States => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_states);

    public IReadOnlyList<int> Actions => _actions;

    /// <summary>The steps of each episode.</summary>
    public List<int> Lengths { get; } = [];

    /// <summary>
    /// How much better than the mean it went on after each push, in standard deviations: of <c>Gₜ = 1 + γ·Gₜ₊₁</c>, the discounted number of steps that followed.
    /// </summary>
    public double[] Advantages()
    {
        double mean = _returns.Average();
        double deviation = Math.Sqrt(_returns.Average(value => (value - mean) * (value - mean)));
        return [.. _returns.Select(value => (value - mean) / Math.Max(deviation, 1e-8))];
    }

    /// <summary>Plays an episode, with pushes drawn from the policy's probabilities.</summary>
    public void Play(CartPoleWorld world, Policy policy, Random random)
    {
        int first = _actions.Count;
        var state = new float[CartPoleWorld.StateSize];
        var probabilities = new float[Policy.OutputSize];
        for (world.Start(random); !world.IsOver;)
        {
            world.CopyTo(state);
            policy.Forward(state, probabilities);
            int action = random.NextSingle() < probabilities[0] ? 0 : 1;
            world.Push(right: action == 1);
            _states.AddRange(state);
            _actions.Add(action);
        }

        Lengths.Add(_actions.Count - first);
        var returns = new double[Lengths[^1]];
        for (int step = returns.Length - 1; step >= 0; step--)
            returns[step] = 1 + (step + 1 < returns.Length ? Discount * returns[step + 1] : 0);
        _returns.AddRange(returns);
    }
}
