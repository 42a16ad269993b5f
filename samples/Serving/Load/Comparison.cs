using System.Diagnostics;
using Serving.Batching;
using Serving.Models;

namespace Serving.Load;

/// <summary>The same images for two services: first what they answer, then how fast.</summary>
public static class Comparison
{
    // ONNX Runtime sums in another order.
    private const float Tolerance = 1e-5f;

    private static readonly int[] Connections = [1, Client.MostConnections];

    /// <summary>Says what was compared.</summary>
    /// <returns>Whether all that must hold does.</returns>
    public static async Task<bool> RunAsync((string Name, WebApplication Service) first, (string Name, WebApplication Service) second, TimeSpan duration)
    {
        HeldOutImages images = HeldOutImages.Read();
        using Client one = new(first.Service.Urls.First()), other = new(second.Service.Urls.First());
        Reading[] answers = await Task.WhenAll(images.Pixels.Select(one.ReadAsync)), others = await Task.WhenAll(images.Pixels.Select(other.ReadAsync));
        int correct = answers.Zip(images.Digits).Count(pair => pair.First.Digit == pair.Second);
        float difference = answers.Zip(others).Max(pair => pair.First.Probabilities.Zip(pair.Second.Probabilities).Max(values => MathF.Abs(values.First - values.Second)));
        bool holds = Check(await one.IsHealthyAsync() && await other.IsHealthyAsync(), "both services are healthy");
        holds &= Check(correct >= 0.95 * answers.Length, $"{correct} of {answers.Length} held-out images are read correctly");
        holds &= Check(difference <= Tolerance, $"the probabilities differ by no more than {Tolerance:0E+0} ({difference:0.0E+0})");

        Console.WriteLine($"\n{"The model alone, " + Vectors(),-36}{"1 row",12}{$"{Connections[^1]} rows",12}");
        foreach ((string name, WebApplication service) in new[] { first, second })
            Console.WriteLine($"{name,-36}{Alone(service, images, 1),12}{Alone(service, images, Connections[^1]),12}");

        Console.WriteLine($"\n{"Service",-14}{"connections",12}{"requests/s",12}{"p50",12}{"p99",12}{"rows a batch",14}");
        foreach (int connections in Connections)
        {
            foreach ((string name, WebApplication service, Client client) in new[] { (first.Name, first.Service, one), (second.Name, second.Service, other) })
                Console.WriteLine($"{name,-14}{connections,12}{await LoadAsync(service, client, images, connections, duration)}");
        }
        Console.WriteLine("\nClient and services share this process and its processors.");
        return holds;
    }

    private static async Task<string> LoadAsync(WebApplication service, Client client, HeldOutImages images, int connections, TimeSpan duration)
    {
        await client.LoadAsync(images.Pixels, connections, duration / 4);
        RowBatcher queue = service.Services.GetRequiredService<RowBatcher>();
        (long rows, long batches) = queue.Computed;
        long start = Stopwatch.GetTimestamp();
        Latencies latencies = await client.LoadAsync(images.Pixels, connections, duration);
        double rate = latencies.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        (long rowsAfter, long batchesAfter) = queue.Computed;
        return $"{rate,12:N0}{Text(latencies.Percentile(0.5)),12}{Text(latencies.Percentile(0.99)),12}{(double)(rowsAfter - rows) / (batchesAfter - batches),14:0.0}";
    }

    private static string Alone(WebApplication service, HeldOutImages images, int rows) =>
        Text(ModelTime.Measure(service.Services.GetRequiredService<IRowModel>(), images.Pixels, rows, TimeSpan.FromSeconds(0.1)));

    private static string Text(TimeSpan time) => $"{time.TotalMicroseconds:0.0} µs";

    private static string Vectors() => $"{(System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? 512 : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? 256 : 128)} bits";

    private static bool Check(bool holds, string statement)
    {
        Console.WriteLine($"{(holds ? '✓' : '✗')} {statement}");
        return holds;
    }
}
