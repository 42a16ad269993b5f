using CartPole;
using CompiledNet.Samples;

namespace CompiledNet.Samples.Tests;

public class CartPoleTests
{
    /// <summary>
    /// From rest, a push of 10 N to the right: a = 10/1.1, α = −a/(0.5·(4/3 − 0.1/1.1)) = −14.6341, ẍ = a − 0.05·α/1.1 = 9.7561, each for a fiftieth of a second.
    /// </summary>
    [Fact]
    public void A_push_moves_the_cart_and_turns_the_pole_the_other_way()
    {
        var world = new CartPoleWorld();
        var state = new float[CartPoleWorld.StateSize];
        world.Start(new Middle());

        world.Push(right: true);
        world.CopyTo(state);
        Assert.Equal([0, 0.195122f, 0, -0.292683f], state, (a, b) => Math.Abs(a - b) < 1e-6f);

        world.Push(right: true);
        world.CopyTo(state);
        Assert.Equal(0.02f * 0.195122f, state[0], 1e-6f);
        Assert.Equal(0.02f * -0.292683f, state[2], 1e-6f);
    }

    [Fact]
    public void A_pole_that_is_always_pushed_alike_falls()
    {
        var world = new CartPoleWorld();
        for (world.Start(new Random(1)); !world.IsOver;)
            world.Push(right: true);

        Assert.InRange(world.Steps, 5, 20);
    }

    [Fact]
    public void The_policy_learns_to_keep_the_pole_up()
    {
        PolicyTraining training = PolicyTraining.Run(seed: 11);

        Assert.InRange(training.Lengths[0], 5, 50);
        Assert.InRange(training.Evaluate(episodes: 100, seed: 0), PolicyTraining.Solved, CartPoleWorld.MaxSteps);
    }

    private sealed class Middle : Random
    {
        public override double NextDouble() => 0.5;
    }
}
