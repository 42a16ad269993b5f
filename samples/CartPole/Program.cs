// Reinforcement learning: a network learns to balance a pole by trying, with policy gradients.
//
//   p = softmax(z)      L = −mean(A·ln p[push])      with A, how much longer than usual the pole stayed up after the push
//
//   dotnet run -c Release --project samples/CartPole
//
// The loss changes with every update, so the network has none: BackwardFrom takes its derivative.
// With the seeds 1 to 10 the same settings end between 483 and 500 steps.

using CartPole;
using CompiledNet.Samples;

int[] seeds = [11, 12, 13];

Report.Heading($"Learning to balance, {Policy.ParameterCount} parameters");
PolicyTraining[] trainings = [.. seeds.Select(seed => PolicyTraining.Run(seed, (update, length) =>
{
    if (seed == seeds[0] && (update == 1 || update % 15 == 0))
        Report.Say($"update {update,3}   the pole stays up for {length,5:0.0} steps");
}))];

Report.Heading("A hundred new episodes for each seed, of at most 500 steps");
double[] steps = [.. trainings.Select(training => training.Evaluate(episodes: 100, seed: 0))];
Report.Table(["seed", "steps"], seeds.Zip(steps, (seed, mean) => (string[])[$"{seed}", $"{mean:0.0}"]));
Report.Check(steps.Min() >= PolicyTraining.Solved, $"each policy keeps the pole up for at least {PolicyTraining.Solved} steps in the mean, which counts as solved");

CartPoleFigure.Save("cart-pole.png", trainings);
