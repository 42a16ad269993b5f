using System.Diagnostics;
using Serving.Models;

namespace Serving.Load;

/// <summary>How long a model takes alone, without a service.</summary>
public static class ModelTime
{
    /// <summary>The median time of a call.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">What it computes.</param>
    /// <param name="rows">The rows of a call.</param>
    /// <param name="duration">How long it is measured.</param>
    public static TimeSpan Measure(IRowModel model, float[][] images, int rows, TimeSpan duration)
    {
        float[] inputs = [.. images.Take(rows).SelectMany(image => image)], outputs = new float[rows * model.OutputSize];
        var ticks = new List<long>();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < duration;)
        {
            long call = Stopwatch.GetTimestamp();
            model.Forward(inputs, outputs, rows);
            ticks.Add(Stopwatch.GetTimestamp() - call);
        }
        return new Latencies(ticks).Percentile(0.5);
    }
}
