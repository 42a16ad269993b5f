// Logistic regression on real data: is a tumour malignant or benign?
//
//   z = w·x + b      ŷ = σ(z)      L = −(y·ln ŷ + (1 − y)·ln(1 − ŷ))
//
//   dotnet run -c Release --project samples/BreastCancer

using BreastCancer;
using CompiledNet;
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
