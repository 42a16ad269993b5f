// A network with a hidden layer learns what a linear model cannot.
//
//   a[0] = x                                   the input layer
//   z[1] = W[1]·a[0] + b[1]    a[1] = tanh(z[1])     the hidden layer
//   z[2] = W[2]·a[1] + b[2]    a[2] = σ(z[2])        the output layer, ŷ = a[2]
//
//   dotnet run -c Release --project samples/TwoLayerNetwork

using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;
using TwoLayerNetwork;

Report.Heading("Exclusive or: y = 1 where exactly one input is 1");
Dataset xor = Patterns.Xor();
Rivals<XorNetwork> onXor = PatternTraining.Run<XorNetwork>(xor, xor, epochs: 500);
var output = new float[1];
Report.Table(
    ["a[0] = x", "a[1], four hidden units", "a[2] = ŷ", "y"],
    Enumerable.Range(0, xor.Count).Select(row =>
    {
        onXor.TwoLayer.Forward(xor.Input(row), output);
        string hidden = string.Join("  ", onXor.TwoLayer.HiddenActivations(xor.Input(row)).Select(a => $"{a,5:0.00}"));
        return new[] { $"({xor.Input(row)[0]}, {xor.Input(row)[1]})", hidden, $"{output[0]:0.0000}", $"{xor.Label(row)}" };
    }));
Report.Say($"right: linear model {onXor.LinearAccuracy:P0}, two layers {onXor.TwoLayerAccuracy:P0}");
Report.Say("A straight line can be right for three of the four points; the cost of the linear model is smallest where it says ½ to all.");

Report.Heading("Two moons: 400 points to learn from, 1000 others to test with");
Dataset train = Patterns.Moons(400, noise: 0.15, seed: 1);
Dataset test = Patterns.Moons(1000, noise: 0.15, seed: 2);
Rivals<MoonsNetwork> onMoons = PatternTraining.Run<MoonsNetwork>(train, test, epochs: 100);
Report.Say($"right: linear model {onMoons.LinearAccuracy:P1}, two layers {onMoons.TwoLayerAccuracy:P1}");

Report.Check(
    onXor.TwoLayerAccuracy == 1 && onXor.LinearAccuracy <= 0.75 && onMoons.TwoLayerAccuracy > onMoons.LinearAccuracy + 0.05,
    "the hidden layer learns what the linear model cannot");

Picture.Save(
    "decision-boundaries.png",
    columns: 2,
    DecisionBoundary.Of("Exclusive or, linear model", onXor.Linear, xor),
    DecisionBoundary.Of("Exclusive or, two layers", onXor.TwoLayer, xor),
    DecisionBoundary.Of("Two moons, linear model", onMoons.Linear, train),
    DecisionBoundary.Of("Two moons, two layers", onMoons.TwoLayer, train));
