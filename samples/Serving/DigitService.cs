using Microsoft.AspNetCore.Http.HttpResults;
using Serving.Batching;

namespace Serving;

/// <summary>The web service: <c>POST /digits</c> reads an image, <c>GET /health</c> says whether it can.</summary>
public static class DigitService
{
    /// <summary>A service that is not started yet.</summary>
    /// <param name="address">Where it listens, such as <c>http://127.0.0.1:5000</c>; with port 0 a free one is taken.</param>
    /// <param name="addModel">Registers the model that reads.</param>
    public static WebApplication Create(string address, Action<IServiceCollection> addModel)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ServingJson.Default));
        builder.Services.AddProblemDetails();
        addModel(builder.Services);

        WebApplication service = builder.Build();
        service.MapPost("/digits", ReadAsync);
        service.MapHealthChecks("/health");
        return service;
    }

    private static async Task<Results<Ok<Reading>, ProblemHttpResult>> ReadAsync(Image image, RowBatcher queue)
    {
        if (image.Pixels is not { } pixels || pixels.Length != queue.InputSize || !pixels.All(float.IsFinite))
            return TypedResults.Problem($"'pixels' must be {queue.InputSize} finite numbers, row by row, from 0 (paper) to 1 (ink).", statusCode: StatusCodes.Status400BadRequest);
        if (!queue.TryEnqueue(pixels, out Task<float[]>? outputs))
            return TypedResults.Problem("Too many images are waiting.", statusCode: StatusCodes.Status503ServiceUnavailable);

        float[] probabilities = await outputs;
        int digit = ArgMax(probabilities);
        return TypedResults.Ok(new Reading(digit, probabilities[digit], probabilities));
    }

    private static int ArgMax(float[] values) => Array.IndexOf(values, values.Max());
}
