using System.Text.Json;

namespace CompiledNet.Training.Tests;

/// <summary>What scikit-learn makes of predictions.</summary>
internal sealed record ScikitLearn(
    int[] Labels,
    float[] Probabilities,
    int[] Predicted,
    int[] Binary,
    float[] Scores,
    double[] FalsePositiveRates,
    double[] TruePositiveRates,
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
