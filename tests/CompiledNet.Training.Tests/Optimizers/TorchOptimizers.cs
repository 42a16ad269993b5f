using System.Text.Json;

namespace CompiledNet.Training.Tests;

/// <summary>Steps of PyTorch's optimizers in double precision, over given gradients.</summary>
/// <param name="Start">The parameters before the first step, those of a <see cref="Classifier"/>.</param>
/// <param name="Gradients">The gradients of each step.</param>
/// <param name="Cases">By name, the parameters after steps 1, 3 and 10.</param>
internal sealed record TorchOptimizers(float[] Start, float[][] Gradients, Dictionary<string, double[][]> Cases)
{
    public static TorchOptimizers Values { get; } = Read();

    /// <summary>The steps whose results are in <see cref="Cases"/>.</summary>
    public static IReadOnlyList<int> Steps { get; } = [1, 3, 10];

    private static TorchOptimizers Read()
    {
        using Stream resource = typeof(TorchOptimizers).Assembly.GetManifestResourceStream("torch-optimizers.json")!;
        return JsonSerializer.Deserialize<TorchOptimizers>(resource, JsonSerializerOptions.Web)!;
    }
}
