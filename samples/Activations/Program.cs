// Activation functions: what they make of z, and how steep they are.
//
//   sigmoid      a = 1/(1 + e⁻ᶻ)                  slope a·(1 − a)
//   tanh         a = (eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ)        slope 1 − a²
//   ReLU         a = max(0, z)                    slope 1 above zero, 0 below
//   leaky ReLU   a = max(0.01·z, z)               slope 1 above zero, 0.01 below
//
//   dotnet run -c Release --project samples/Activations

using Activations;
using CompiledNet.Samples;

float[] z = [-10, -5, -2, -1, 0.5f, 1, 2, 5, 10];
ActivationCurve sigmoid = ActivationCurve.Of<SigmoidUnit>(z);
ActivationCurve tanh = ActivationCurve.Of<TanhUnit>(z);
ActivationCurve relu = ActivationCurve.Of<ReLUUnit>(z);
ActivationCurve leaky = ActivationCurve.Of<LeakyReLUUnit>(z);

Report.Heading("Values a, and slopes da/dz");
Report.Table(
    ["z", "sigmoid", "slope", "tanh", "slope", "ReLU", "slope", "leaky ReLU", "slope"],
    z.Select((value, i) => new[]
    {
        $"{value}",
        $"{sigmoid.A[i]:0.0000}", $"{sigmoid.Slope[i]:0.000000}",
        $"{tanh.A[i]:0.0000}", $"{tanh.Slope[i]:0.000000}",
        $"{relu.A[i]:0.##}", $"{relu.Slope[i]}",
        $"{leaky.A[i]:0.##}", $"{leaky.Slope[i]}",
    }));
Report.Say("Saturation: far from 0 the slopes of sigmoid and tanh vanish, and with them what the layers before can learn.");
Report.Say($"At z = 5 a sigmoid passes on {sigmoid.Slope[7]:P2} of a gradient; three such layers pass on {Math.Pow(sigmoid.Slope[7], 3):0.0E+0} of it.");

Report.Heading("Tanh is a shifted and stretched sigmoid: tanh z = 2·σ(2z) − 1");
ActivationCurve doubled = ActivationCurve.Of<SigmoidUnit>([.. z.Select(value => 2 * value)]);
float largest = tanh.A.Zip(doubled.A, (t, s) => Math.Abs(t - (2 * s - 1))).Max();
Report.Check(largest < 1e-6, $"the largest difference is {largest:0.0E+0}");

Report.Heading("A dead unit: z < 0 for every row");
DeadUnit dead = DeadUnit.Train<ReLUNetwork>();
DeadUnit alive = DeadUnit.Train<LeakyReLUNetwork>();
Report.Say($"ReLU:        dW[1] = {dead.HiddenWeightGradient}; cost {dead.Costs[0]:0.0000} at first, {dead.Costs[^1]:0.0000} at the end: only the output's bias learns");
Report.Say($"leaky ReLU:  dW[1] = {alive.HiddenWeightGradient:0.0000}; cost {alive.Costs[0]:0.0000} at first, {alive.Costs[^1]:0.0000} at the end");
Report.Check(dead.HiddenWeightGradient == 0 && alive.Costs[^1] < 0.01 * dead.Costs[^1], "the ReLU stays dead, the leaky ReLU recovers");

ActivationsFigure.Save("activations.png", dead, alive);
