using System.Text.Json;

namespace CompiledNet.Training.Tests;

/// <summary>Steps of PyTorch's optimizers in double precision, over given gradients.</summary>
/// <remarks>
/// Those of NAdam are of the published formula: PyTorch 1.13 multiplies the product of all μ by the present one once too often, which 2.0 mended. With that mended in 1.13, its
/// steps are the same within 5e-9, the rounding of the learning rate to float.
/// </remarks>
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
