// The derivatives of logistic regression, worked for one row.
//
//   forward:    z = w₁·x₁ + w₂·x₂ + b       a = ŷ = σ(z)       L = −(y·ln a + (1 − y)·ln(1 − a))
//   backward:   da = dL/da = −y/a + (1 − y)/(1 − a)
//               dz = dL/dz = da · a·(1 − a) = a − y
//               dw₁ = x₁·dz     dw₂ = x₂·dz     db = dz
//
//   dotnet run -c Release --project samples/LogisticDerivatives

using CompiledNet;
using CompiledNet.Samples;
using LogisticDerivatives;

WorkedExample byHand = WorkedExample.ByHand();
WorkedExample network = WorkedExample.FromNetwork();

Report.Heading("x = (5, 3), w = (0.5, 0.5), b = 1, y = 1");
Report.Table(
    ["quantity", "formula", "by hand", "from the network", "printed in the course"],
    [
        ["z", "w·x + b", $"{byHand.Z:0.000000}", $"{network.Z:0.0000000}", ""],
        ["a", "σ(z)", $"{byHand.A:0.000000}", $"{network.A:0.0000000}", ""],
        ["da", "−y/a + (1 − y)/(1 − a)", $"{byHand.DA:0.000000}", $"{network.DA:0.0000000}", ""],
        ["dz", "a − y", $"{byHand.DZ:0.000000}", $"{network.DZ:0.0000000}", "−0.00693"],
        ["dw₁", "x₁·dz", $"{byHand.DW1:0.000000}", $"{network.DW1:0.0000000}", "−0.03475"],
        ["dw₂", "x₂·dz", $"{byHand.DW2:0.000000}", $"{network.DW2:0.0000000}", "−0.02085"],
        ["db", "dz", $"{byHand.DB:0.000000}", $"{network.DB:0.0000000}", ""],
    ]);
Report.Say("The course prints rounded values, which differ in the last digits.");
Report.Say("The network computes in float: a near 1 is known to 6e-8, so dw is known to 5 times that.");

Report.Heading("The same derivatives by small steps");
GradientReport check = WorkedExample.Check();
Report.Say(check.ToString());
Report.Check(check.Passed, "Backward and the difference quotients agree");
