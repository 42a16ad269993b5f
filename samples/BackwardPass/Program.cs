// Forward and backward functions, and the parameter update.
//
//   forward:    Z[l] = W[l]·A[l−1] + b[l]      A[l] = g(Z[l])
//   backward:   dZ[l] = dA[l] ∗ g'(Z[l])       dW[l] = dZ[l]·A[l−1]ᵀ/m     db[l] = sum of dZ[l]/m     dA[l−1] = W[l]ᵀ·dZ[l]
//   update:     W[l] ← W[l] − α·dW[l]          b[l] ← b[l] − α·db[l]
//
// The generated code says the same, for exactly these sizes: in Visual Studio under Dependencies, Analyzers.
//
//   dotnet run -c Release --project samples/BackwardPass

using BackwardPass;
using CompiledNet;
using CompiledNet.Samples;

float[] x = [0.5f, -1f, 1.5f, 0.25f, -0.75f, 0.5f, -1f, -1.5f];
float[] y = [1f, 0f, 1f, 0f];
var model = new TwoLayers(seed: 1);

Report.Heading("2-3-1 by hand in double, and by the generated code");
ByHand byHand = ByHand.Run(model, x, y);
var gradients = new ParameterBuffer<TwoLayers>();
float cost = model.Backward(x, y, gradients);
Report.Say($"cost: {byHand.Cost:0.00000000} by hand, {cost:0.00000000} generated");

string[] names = [.. TwoLayers.Description.Tensors.SelectMany(tensor => Enumerable.Range(0, tensor.Length).Select(i => $"d {tensor.Name} {i}"))];
float[] generated = gradients.ToArray();
Report.Table(
    ["derivative", "by hand", "generated"],
    byHand.Gradients().Select((derivative, i) => new[] { names[i], $"{derivative:0.00000000}", $"{generated[i]:0.00000000}" }));
Report.Check(
    byHand.Gradients().Zip(generated).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6),
    "they agree to 1e-6");

UpdateByHand update = UpdateByHand.Run(x, y, learningRate: 0.1f);
Report.Check(update.LayerByLayer.SequenceEqual(update.ByTrainer), "the trainer's step is exactly W − α·dW, b − α·db in every layer");

Report.Heading("Every activation and loss against difference quotients");
foreach (GradientReport report in GradientReports.All())
{
    Report.Say(report.ToString());
    Report.Check(report.Passed, $"{report.Network}");
    Report.Say("");
}
