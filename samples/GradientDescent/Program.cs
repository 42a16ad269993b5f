// Gradient descent: go down the slope of the cost, in steps of the learning rate α.
//
//   w ← w − α·dw      with dw = dJ/dw
//   b ← b − α·db      with db = dJ/db
//
//   dotnet run -c Release --project samples/GradientDescent

using CompiledNet;
using CompiledNet.Samples;
using GradientDescent;

Descent tooSmall = Descent.Run(learningRate: 0.005f, stepCount: 60);
Descent good = Descent.Run(learningRate: 0.5f, stepCount: 60);
Descent tooLarge = Descent.Run(learningRate: 1.2f, stepCount: 500);

Report.Heading("The first steps with α = 0.5, towards y = 2·x + 1");
Report.Table(
    ["step", "w", "b", "J", "dw", "db"],
    good.Steps.Take(6).Select((step, number) => new[]
    {
        $"{number}", $"{step.W:0.0000}", $"{step.B:0.0000}", $"{step.Cost:0.0000}", $"{step.DW:0.0000}", $"{step.DB:0.0000}",
    }));
Report.Check(
    good.Steps.Zip(good.Steps.Skip(1)).All(pair =>
        pair.Second.W == pair.First.W - 0.5f * pair.First.DW && pair.Second.B == pair.First.B - 0.5f * pair.First.DB),
    "every step is exactly w − α·dw, b − α·db");

Report.Heading("Three learning rates");
Report.Say($"α = 0.005, too small: after 60 steps the cost is still {tooSmall.Steps[^1].Cost:0.000}");
Report.Say($"α = 0.5:              after 60 steps the cost is {good.Steps[^1].Cost:0.0E+0}");
Report.Say($"α = 1.2, too large:   every step lands higher; {(tooLarge.Diverged ? $"after {tooLarge.Steps.Count} steps the cost overflows" : "but it is finite")}");

Report.Heading("The trainer reports a divergence, and keeps the last finite parameters");
var model = new Line();
NonFiniteException? exception = Descent.RunTrainer(model, learningRate: 1.2f, stepCount: 500);
Report.Say(exception?.Message ?? "no divergence");
Report.Check(exception is not null && float.IsFinite(model.Dense1.Weights[0, 0]), $"w is still finite: {model.Dense1.Weights[0, 0]:0.00E+0}");

DescentFigure.Save("gradient-descent.png", tooSmall, good, tooLarge);
