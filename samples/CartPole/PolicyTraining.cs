using CompiledNet;
using CompiledNet.Samples;

namespace CartPole;

/// <summary>A policy, and how long the pole stayed up while it learnt.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Lengths">The mean number of steps of the episodes of each update.</param>
public sealed record PolicyTraining(Policy Policy, double[] Lengths)
{
    /// <summary>The steps up to which it counts as solved, in the mean of a hundred episodes.</summary>
    public const double Solved = 475;

    private const int Updates = 150;
    private const int EpisodesPerUpdate = 10;

    /// <summary>
    /// REINFORCE (Williams 1992): the probabilities of pushes after which it went on longer than usual grow. The loss is −mean(A·ln p) with the advantages A, and
    /// its derivative with respect to the probability of the push that was made −A/(n·p).
    /// </summary>
    /// <param name="seed">What the first weights, the starts and the pushes are drawn with.</param>
    /// <param name="progress">Is told the mean length of the episodes of each update.</param>
    public static PolicyTraining Run(int seed, Action<int, double>? progress = null)
    {
        var policy = new Policy(seed);
        var gradients = new ParameterBuffer<Policy>();
        var optimizer = new Adam { LearningRate = 0.01f };
        var state = new OptimizerState<Policy>(optimizer);
        var random = new Random(seed);
        var world = new CartPoleWorld();
        var lengths = new double[Updates];
        for (int update = 0; update < Updates; update++)
        {
            var episodes = new Episodes();
            for (int episode = 0; episode < EpisodesPerUpdate; episode++)
                episodes.Play(world, policy, random);
            policy.BackwardFrom(episodes.States, Slopes(policy, episodes), gradients, inputGradients: []);
            optimizer.LearningRate = 0.01f * (1 - (float)update / Updates);
            optimizer.Update(policy.Parameters.AsTrainedSpan(), gradients.AsTrainedSpan(), state);
            lengths[update] = episodes.Lengths.Average();
            progress?.Invoke(update + 1, lengths[update]);
        }

        return new PolicyTraining(policy, lengths);
    }

    /// <summary>The mean number of steps of new episodes, in which the likelier push is made.</summary>
    public double Evaluate(int episodes, int seed)
    {
        var random = new Random(seed);
        var world = new CartPoleWorld();
        var state = new float[CartPoleWorld.StateSize];
        var probabilities = new float[Policy.OutputSize];
        long steps = 0;
        for (int episode = 0; episode < episodes; episode++)
        {
            for (world.Start(random); !world.IsOver; steps++)
            {
                world.CopyTo(state);
                Policy.Forward(state, probabilities);
                world.Push(right: probabilities[1] > probabilities[0]);
            }
        }

        return (double)steps / episodes;
    }

    private static float[] Slopes(Policy policy, Episodes episodes)
    {
        double[] advantages = episodes.Advantages();
        var slopes = new float[advantages.Length * CartPole.Policy.OutputSize];
        var probabilities = new float[slopes.Length];
        policy.Forward(episodes.States, probabilities);
        for (int step = 0; step < advantages.Length; step++)
        {
            int made = step * CartPole.Policy.OutputSize + episodes.Actions[step];
            slopes[made] = (float)(-advantages[step] / (advantages.Length * (double)probabilities[made]));
        }

        return slopes;
    }
}
