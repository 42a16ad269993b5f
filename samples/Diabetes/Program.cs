// Regression with intervals: not only how far a disease will have progressed, but how far off that may be.
//
//   an ensemble of networks, each trained on rows drawn with replacement; what they say of rows that they have not seen gives the intervals
//
//   dotnet run -c Release --project samples/Diabetes
//
// The layer, the learning rate, the decay and the epochs were chosen with splits of the seeds 1 to 10.

using CompiledNet;
using CompiledNet.Samples;
using Diabetes;

const int Splits = 5;
const double Alpha = 0.1;

Dataset patients = SampleData.Diabetes();
Report.Say($"{patients.Count} patients; a fifth held out, {Splits} times; {HeldOutPatients.EnsembleSize} networks of {DiabetesNetwork.ParameterCount} parameters each time");
HeldOutPatients[] splits = [.. Enumerable.Range(11, Splits).Select(seed => HeldOutPatients.Run(patients, seed))];

double r2 = splits.Average(split => split.R2());
double coverage = splits.Average(split => split.Coverage(Alpha));
Report.Heading($"Explained variance R² = {r2:0.00}; {coverage:P1} of the held-out patients are in their intervals of {1 - Alpha:P0}");
Report.Table(
    ["patient of the first split", "predicted", "interval", "measured"],
    Enumerable.Range(0, 8).Select(row => Row(splits[0], row)));
Report.Check(r2 >= 0.4, "R² is at least 0.40; a plane reaches 0.5 on all patients");

// By chance the share of so many patients differs from 1 − α by √(α·(1 − α)/n), and hardly ever by three times that.
int heldOut = splits.Sum(split => split.Test.Count);
Report.Check(
    Math.Abs(coverage - (1 - Alpha)) <= 3 * Math.Sqrt(Alpha * (1 - Alpha) / heldOut),
    $"the intervals contain {1 - Alpha:P0} of the patients, as far as {heldOut} of them can tell");

DiabetesFigure.Save("diabetes.png", splits);

static string[] Row(HeldOutPatients split, int row)
{
    Interval interval = split.Ensemble.Predict(split.Test.Input(row), Alpha);
    return [$"{row + 1}", $"{split.Ensemble.Predict(split.Test.Input(row)):0}", $"{interval.Low:0} to {interval.High:0}", $"{split.Test.Target(row)[0]:0}"];
}
