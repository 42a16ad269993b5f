using Microsoft.Extensions.Diagnostics.HealthChecks;
using Serving.Batching;

namespace Serving;

/// <summary>A service is healthy if a row of zeros comes through the queue, in time, with finite outputs.</summary>
/// <param name="queue">The queue of the service.</param>
public sealed class ModelHealthCheck(RowBatcher queue) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!queue.TryEnqueue(new float[queue.InputSize], out Task<float[]>? outputs))
            return HealthCheckResult.Degraded("The queue is full.");
        try
        {
            float[] values = await outputs.WaitAsync(Patience, cancellationToken);
            return values.All(float.IsFinite) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The model's outputs are not finite.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The model does not answer.", exception);
        }
    }
}
