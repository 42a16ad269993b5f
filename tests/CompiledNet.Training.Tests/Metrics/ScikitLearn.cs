using System.Text.Json;

namespace CompiledNet.Training.Tests;

/// <summary>
/// What scikit-learn makes of predictions: <c>roc_curve(binary, scores, drop_intermediate=False)</c>, <c>precision_recall_curve(binary, scores)</c> from the highest threshold on, without the
/// point of none, <c>calibration_curve(binary, scores, n_bins=7)</c>, <c>confusion_matrix(labels, predicted)</c>, and scores by the names that the tests give them.
/// </summary>
internal sealed record ScikitLearn(
    int[] Labels,
    float[] Probabilities,
    int[] Predicted,
    int[] Binary,
    float[] Scores,
    double[] FalsePositiveRates,
    double[] TruePositiveRates,
    double[] Precisions,
    double[] Recalls,
    int[][] Confusion,
    double[] CalibrationShares,
    double[] CalibrationMeans,
    float[] Targets,
    float[] Predictions,
    Dictionary<string, double> Expected)
{
    public const int Classes = 4;

    public static ScikitLearn Values { get; } = Read();

    private static ScikitLearn Read()
    {
        using Stream resource = typeof(ScikitLearn).Assembly.GetManifestResourceStream("sklearn-metrics.json")!;
        return JsonSerializer.Deserialize<ScikitLearn>(resource, JsonSerializerOptions.Web)!;
    }
}
