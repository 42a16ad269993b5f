// Linear regression: ŷ = w·x + b, with the weights that make the cost J = mean of (ŷ − y)² smallest.
//
//   dotnet run -c Release --project samples/LinearRegression

using CompiledNet;
using CompiledNet.Samples;
using LinearRegression;

Report.Heading("A line from 101 of its points: y = 2.5·x − 1");
LineFit line = LineFit.Run();
float w = line.Model.Dense1.Weights[0, 0];
float b = line.Model.Dense1.Biases[0];
foreach (EpochResult epoch in line.History.Epochs.Where(epoch => epoch.Epoch is 1 or 2 or 5 or 10 or 20 or 60))
    Report.Say($"epoch {epoch.Epoch,3}   cost {epoch.TrainingLoss:0.0E+0}");
Report.Say($"w = {w:0.000000}   b = {b:0.000000}");
Report.Check(
    Math.Abs(w - LineFit.TrueWeight) < 1e-3 && Math.Abs(b - LineFit.TrueBias) < 1e-3,
    "both coefficients are found to 1e-3");

Report.Heading("442 diabetes patients: 10 measurements, and how far the disease progressed in a year");
DiabetesFit diabetes = DiabetesFit.Run(SampleData.Diabetes());
foreach (EpochResult epoch in diabetes.History.Epochs.Where(epoch => epoch.Epoch is 1 or 10 or 100 or 300 or 600))
    Report.Say($"epoch {epoch.Epoch,3}   cost {epoch.TrainingLoss,10:0.00}");

string[] measurements = ["age", "sex", "body mass index", "blood pressure", "cholesterol", "LDL", "HDL", "cholesterol/HDL", "log triglycerides", "blood sugar"];
Report.Table(
    ["measurement (standardised)", "weight"],
    measurements.Select((name, i) => new[] { name, $"{diabetes.Model.Dense1.Weights[0, i]:0.00}" }).Append(["bias", $"{diabetes.Model.Dense1.Biases[0]:0.00}"]));
Report.Say($"R² = {diabetes.ExplainedVariance():0.0000} of the variance is explained");

RegressionFigure.Save(line, diabetes);
