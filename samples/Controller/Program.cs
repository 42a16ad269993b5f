// A controller that learns while it runs: a recurrent network learns how a cart with a pole moves, and plans with what it has learnt.
//
//   v[t] = W·h[t] + b      h[t] = GRU(what is seen, the push, h[t−1])      with v, the speeds of cart and pole until the next look
//
//   dotnet run -c Release --project samples/Controller
//
// Only where cart and pole are can be seen, with some noise, and not how fast they move. Fifty times a second, 64 copies of the stream's state go on with
// pushes that are imagined, all of them in one call; the best push is made, and the network learns from sequences of the last 20 s.
// After 90 s the motor turns the other way: a controller that has stopped learning then falls for ever, this one learns again.
//
// Learning rate, horizon, costs and noise were chosen with the seeds 1 to 6. With the seeds 1 to 23, but for 7 to 10, a pole falls 0 to 4 times in the
// half minute before the motor is reversed, and 0 to 2 times in the last.

using CompiledNet.Samples;
using Controller;

int[] seeds = [11, 12, 13];
ControllerLife[] lives = [.. seeds.Select(seed => ControllerLife.Run(seed))];
ControllerLife ready = ControllerLife.Run(seeds[0], learningSteps: ControllerLife.Swap);

Report.Heading($"Falls of a pole in three minutes, {MotionModel.ParameterCount} parameters");
Report.Table(
    ["seed", "first 10 s", "½ min before the swap", "10 s behind it", "last ½ min", "a step takes"],
    seeds.Zip(lives, (seed, life) => Row($"{seed}", life)).Append(Row($"{seeds[0]}, stops learning at the swap", ready)));

// As often as in 6 s of 50 steps each.
const int Allowed = 5;
Report.Check(lives.All(life => life.FallsBefore(ControllerLife.Swap) <= Allowed), $"in the half minute before the swap each pole falls {Allowed} times at most, and stays up for {ControllerLife.Judged / Allowed} steps or more in the mean");
Report.Check(lives.All(life => life.FallsBefore(ControllerLife.Steps) <= Allowed), "and again in the last half minute, with the motor reversed");
Report.Check(ready.FallsBefore(ControllerLife.Steps) > 10 * Allowed, "where it stops learning before, it goes on falling");

ControllerFigure.Save("controller.png", lives, ready);

static string[] Row(string name, ControllerLife life) =>
[
    name, Count(life, 0), $"{life.FallsBefore(ControllerLife.Swap)}", Count(life, ControllerLife.Swap), $"{life.FallsBefore(ControllerLife.Steps)}", $"{life.StepTime.TotalMicroseconds:0} µs",
];

static string Count(ControllerLife life, int first) => $"{life.Falls.Count(fall => fall >= first && fall < first + 500)}";
