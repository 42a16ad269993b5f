// Three species of iris by the length and width of sepal and petal: softmax regression, and a network with a hidden layer.
//
//   dotnet run -c Release --project samples/Iris

using CompiledNet;
using CompiledNet.Samples;
using Iris;

LabelledData iris = SampleData.Iris();
Report.Say($"{iris.Rows.Count} irises in ten folds; each fold is held out once, while a network learns from the others");
Show($"Softmax regression 4-3, {IrisRegression.ParameterCount} parameters", IrisTraining.PredictByRegression);
Show($"Network 4-16-3, {IrisNetwork.ParameterCount} parameters", IrisTraining.PredictByNetwork);

void Show(string title, Func<Dataset, Dataset, int[]> predict)
{
    ConfusionMatrix confusion = CrossValidation.Run(iris.Rows, classCount: 3, folds: 10, seed: 0, predict);
    Report.Heading($"{title}: held-out accuracy {confusion.Accuracy:P2}, {confusion.Total - confusion.Correct} of {confusion.Total} wrong");
    Report.Table(confusion, iris.ClassNames);
    Report.Check(confusion.Accuracy >= 0.95, "at least 95 %");
    SeedSpread spread = SeedSpread.Measure(5, seed => CrossValidation.Run(iris.Rows, 3, 10, seed, predict).Accuracy);
    Report.Say($"with the rows dealt otherwise, five times: {spread}");
}
