using CompiledNet;
using Serving.Batching;
using Serving.Models;

namespace Serving;

/// <summary>Registers a model with what serves it: a queue that computes concurrent requests together, and a health check.</summary>
public static class ServiceRegistration
{
    /// <summary>Serves a compiled network, one for the whole service.</summary>
    /// <param name="services">The services of an application.</param>
    /// <param name="network">The network, which is not changed any more: <c>DigitReader.Shared</c>.</param>
    /// <param name="options">How long the queue and its batches may become.</param>
    public static IServiceCollection AddCompiledNetwork<TNetwork>(this IServiceCollection services, TNetwork network, RowBatcherOptions? options = null)
        where TNetwork : class, INetwork<TNetwork> =>
        services.AddRowModel(_ => new CompiledModel<TNetwork>(network), options);

    /// <summary>The same with ONNX Runtime.</summary>
    /// <param name="services">The services of an application.</param>
    /// <param name="path">The ONNX model.</param>
    /// <param name="options">How long the queue and its batches may become.</param>
    public static IServiceCollection AddOnnxRuntime(this IServiceCollection services, string path, RowBatcherOptions? options = null) =>
        services.AddRowModel(_ => new OnnxRuntimeModel(path), options);

    /// <summary>The same with any model.</summary>
    public static IServiceCollection AddRowModel(this IServiceCollection services, Func<IServiceProvider, IRowModel> model, RowBatcherOptions? options = null)
    {
        services.AddSingleton(model);
        services.AddSingleton(provider => new RowBatcher(provider.GetRequiredService<IRowModel>(), options ?? new RowBatcherOptions()));
        services.AddHostedService(provider => provider.GetRequiredService<RowBatcher>());
        services.AddHealthChecks().AddCheck<ModelHealthCheck>("model");
        return services;
    }
}
