using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Serving.Load;

/// <summary>Asks a service, as its users would.</summary>
public sealed class Client : IDisposable
{
    /// <summary>The most connections at once.</summary>
    public const int MostConnections = 32;

    private readonly HttpClient _http;

    /// <summary>A client of the service at an address.</summary>
    public Client(string address) =>
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = MostConnections }) { BaseAddress = new Uri(address) };

    /// <summary>Has one image read.</summary>
    public async Task<Reading> ReadAsync(float[] pixels)
    {
        using HttpResponseMessage answer = await _http.PostAsync("/digits", Content(Body(pixels)));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync(ServingJson.Default.Reading))!;
    }

    /// <summary>Whether the service says that it is healthy.</summary>
    public async Task<bool> IsHealthyAsync()
    {
        using HttpResponseMessage answer = await _http.GetAsync("/health");
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Sends images over some connections at once, each its next one when the last is answered.</summary>
    /// <param name="images">The images, sent again and again.</param>
    /// <param name="connections">The connections, at most <see cref="MostConnections"/>.</param>
    /// <param name="duration">For how long.</param>
    /// <returns>How long every request took.</returns>
    /// <exception cref="HttpRequestException">A request failed.</exception>
    public async Task<Latencies> LoadAsync(float[][] images, int connections, TimeSpan duration)
    {
        byte[][] bodies = [.. images.Select(Body)];
        long end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        List<long>[] ticks = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection => Task.Run(() => SendUntilAsync(end, bodies, connection))));
        return new Latencies(ticks.SelectMany(list => list));
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<List<long>> SendUntilAsync(long end, byte[][] bodies, int first)
    {
        var ticks = new List<long>();
        for (int image = first; Stopwatch.GetTimestamp() < end; image++)
        {
            long start = Stopwatch.GetTimestamp();
            using HttpResponseMessage answer = await _http.PostAsync("/digits", Content(bodies[image % bodies.Length]));
            answer.EnsureSuccessStatusCode();
            ticks.Add(Stopwatch.GetTimestamp() - start);
        }
        return ticks;
    }

    private static byte[] Body(float[] pixels) => JsonSerializer.SerializeToUtf8Bytes(new Image(pixels), ServingJson.Default.Image);

    private static ByteArrayContent Content(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
