// Logistic regression on real data: is a tumour malignant or benign?
//
//   z = w·x + b      ŷ = σ(z)      L = −(y·ln ŷ + (1 − y)·ln(1 − ŷ))
//
//   dotnet run -c Release --project samples/BreastCancer

using BreastCancer;
using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;

LabelledData tumours = SampleData.BreastCancer();
Report.Say($"{tumours.Rows.Count} tumours in ten folds; each fold is held out once, while {TumourClassifier.ParameterCount} parameters learn from the others");

ConfusionMatrix confusion = CrossValidation.Run(tumours.Rows, classCount: 2, folds: 10, seed: 0, TumourTraining.Predict);
Report.Heading($"Held-out accuracy {confusion.Accuracy:P2}: {confusion.Total - confusion.Correct} of {confusion.Total} wrong");
Report.Table(confusion, tumours.ClassNames);
Report.Say($"of the malignant tumours {confusion.Recall(0):P1} were found");
Report.Check(confusion.Accuracy >= 0.96, "at least 96 %");

SeedSpread spread = SeedSpread.Measure(5, seed => CrossValidation.Run(tumours.Rows, 2, 10, seed, TumourTraining.Predict).Accuracy);
Report.Say($"with the rows dealt otherwise, five times: {spread}");

// A threshold other than ½ finds more of the malignant tumours, and takes more benign ones for malignant: the ROC curve has all of them.
// Whether the probabilities are those with which tumours are malignant is another question: calibration.
HeldOutTumours heldOut = HeldOutTumours.Run(tumours.Rows, seed: 0);
Report.Heading($"Area under the ROC curve {heldOut.Curve.RocArea:0.0000}, calibration error {heldOut.CalibrationError:P1}");
Report.Table(
    ["said to be malignant with", "tumours", "are malignant"],
    heldOut.Bins.Select(bin => (string[])[$"{bin.MeanProbability:P1}", $"{bin.RowCount}", $"{bin.PositiveShare:P1}"]));
Report.Check(heldOut.Curve.RocArea >= 0.99, "the area is at least 0.99");

// Frequencies of 569 tumours differ from probabilities by about 1 % even if these are right.
Report.Check(heldOut.CalibrationError <= 0.03, "probabilities and frequencies differ by at most 3 % in the mean");

Picture.Save(
    "tumours.png",
    columns: 2,
    ThresholdPlots.Roc(("logistic regression", heldOut.Curve)),
    CalibrationPlot.Of(("logistic regression", heldOut.Bins)),
    ThresholdPlots.PrecisionRecall(("logistic regression", heldOut.Curve)),
    ConfusionMatrixPlot.Of(confusion, tumours.ClassNames, "Threshold ½"));
