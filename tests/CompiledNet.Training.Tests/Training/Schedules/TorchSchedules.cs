using System.Text.Json;

namespace CompiledNet.Training.Tests;

/// <summary>Learning rates that PyTorch's schedulers give for a learning rate of 1.</summary>
/// <param name="Cases">By name, those of the times 0, 1, 2, ….</param>
/// <param name="Metrics">What is watched for a plateau.</param>
/// <param name="Plateau">The learning rate after each of these is known, where it is to fall.</param>
/// <param name="RisingPlateau">The same where it is to rise.</param>
internal sealed record TorchSchedules(Dictionary<string, double[]> Cases, double[] Metrics, double[] Plateau, double[] RisingPlateau)
{
    public static TorchSchedules Values { get; } = Read();

    private static TorchSchedules Read()
    {
        using Stream resource = typeof(TorchSchedules).Assembly.GetManifestResourceStream("torch-schedules.json")!;
        return JsonSerializer.Deserialize<TorchSchedules>(resource, JsonSerializerOptions.Web)!;
    }
}
