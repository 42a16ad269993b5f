// Softmax: numbers become probabilities.
//
//   aᵢ = e^zᵢ / (e^z₁ + … + e^zₙ)          all positive, their sum is 1
//   L = −ln a of the true class            and then dz = a − y
//
//   dotnet run -c Release --project samples/Softmax

using CompiledNet.Samples;
using Softmax;

float[] z = [5, 2, -1, 3];
SoftmaxExample example = SoftmaxExample.Of(z);

Report.Heading("z = (5, 2, −1, 3)");
Report.Table(
    ["z", "a = softmax(z)", "hard max", "dz = a − y, if y is the first class"],
    z.Select((value, i) => new[]
    {
        $"{value}", $"{example.Probabilities[i]:0.000}", i == example.HardMax ? "1" : "0", $"{example.LogitGradients[i]:0.000}",
    }));
Report.Say($"their sum is {example.Probabilities.Sum():0.000000}; the loss of the first class is −ln {example.Probabilities[0]:0.000} = {example.Loss:0.0000}");
Report.Check(Math.Abs(example.Probabilities.Sum() - 1) < 1e-6, "they sum to 1");
Report.Check(example.HardMax == 0, "ArgMax is the hard max: it finds the largest");

SoftmaxExample shifted = SoftmaxExample.Of(10_005, 10_002, 9_999, 10_003);
Report.Check(shifted.Probabilities.SequenceEqual(example.Probabilities), "adding 10000 to all z changes no bit: only differences count, and nothing overflows");

Report.Heading("Two classes are logistic regression: a₁ = σ(z₁ − z₀)");
TwoClassesAreLogistic two = TwoClassesAreLogistic.Compare();
Report.Say($"largest differences: outputs {two.LargestOutputDifference:0.0E+0}, cost {two.CostDifference:0.0E+0}, dw {two.LargestGradientDifference:0.0E+0}");
Report.Check(
    two is { LargestOutputDifference: < 1e-6f, CostDifference: < 1e-6f, LargestGradientDifference: < 1e-6f },
    "outputs, cost and gradients are the same but for rounding");
