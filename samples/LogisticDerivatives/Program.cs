// The derivatives of logistic regression, worked for one row.
//
//   forward:    z = w₁·x₁ + w₂·x₂ + b       a = ŷ = σ(z)       L = −(y·ln a + (1 − y)·ln(1 − a))
//   backward:   da = dL/da = −y/a + (1 − y)/(1 − a)
//               dz = dL/dz = da · a·(1 − a) = a − y
//               dw₁ = x₁·dz     dw₂ = x₂·dz     db = dz
//
//   dotnet run -c Release --project samples/LogisticDerivatives

using CompiledNet.Samples;
using LogisticDerivatives;

WorkedExample example = WorkedExample.Run();

Report.Heading("x = (5, 3), w = (0.5, 0.5), b = 1, y = 1");
Report.Table(
    ["quantity", "formula", "value", "printed in the course"],
    [
        ["z", "w·x + b", $"{example.Z:0.######}", "5"],
        ["a", "σ(z)", $"{example.A:0.000000}", ""],
        ["da", "−y/a + (1 − y)/(1 − a)", $"{example.DA:0.000000}", ""],
        ["dz", "a − y", $"{example.DZ:0.000000}", "−0.00693"],
        ["dw₁", "x₁·dz", $"{example.DW.W1:0.000000}", "−0.03475"],
        ["dw₂", "x₂·dz", $"{example.DW.W2:0.000000}", "−0.02085"],
        ["db", "dz", $"{example.DB:0.000000}", ""],
    ]);
Report.Say("The course prints values that were rounded on the way; to six digits they are those of the column before.");

Report.Heading("The same derivatives by small steps");
Report.Say(example.Check.ToString());
Report.Check(example.Check.Passed, "Backward and the difference quotients agree");
