using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serving;
using Serving.Batching;
using Serving.Load;
using Serving.Models;

namespace CompiledNet.Samples.Tests;

public sealed class ServingTests
{
    private const string FreePort = "http://127.0.0.1:0";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_image_is_answered_as_by_ONNX_Runtime_and_nearly_all_correctly()
    {
        var images = HeldOutImages.Read();
        Reading[] compiled = await AnswersAsync(services => services.AddCompiledNetwork(DigitReader.Shared), images.Pixels);
        Reading[] runtime = await AnswersAsync(services => services.AddOnnxRuntime(Path.Combine(AppContext.BaseDirectory, "digits.onnx")), images.Pixels);

        Assert.InRange(compiled.Zip(images.Digits).Count(pair => pair.First.Digit == pair.Second), 0.95 * images.Digits.Length, images.Digits.Length);
        for (int image = 0; image < compiled.Length; image++)
        {
            Assert.Equal(runtime[image].Digit, compiled[image].Digit);
            for (int digit = 0; digit < DigitReader.OutputSize; digit++)
                Assert.Equal(runtime[image].Probabilities[digit], compiled[image].Probabilities[digit], 1e-5f);
        }
    }

    [Theory]
    [InlineData("""{"pixels":[0,1]}""")]
    [InlineData("""{"pixels":null}""")]
    [InlineData("""{}""")]
    [InlineData("""{"pixels":[0,1""")]
    public async Task What_is_no_image_is_a_bad_request(string body)
    {
        await using WebApplication service = await StartedAsync(services => services.AddCompiledNetwork(DigitReader.Shared));
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using HttpResponseMessage answer = await http.PostAsync(service.Urls.First() + "/digits", content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_service_is_healthy_as_long_as_its_model_gives_numbers()
    {
        var model = new DoublingModel();
        await using WebApplication service = await StartedAsync(services => services.AddRowModel(_ => model));
        using var client = new Client(service.Urls.First());

        Assert.True(await client.IsHealthyAsync());
        model.Fault = () => throw new InvalidOperationException("no");
        Assert.False(await client.IsHealthyAsync());
        model.Fault = () => model.Factor = float.NaN;
        Assert.False(await client.IsHealthyAsync());
    }

    [Fact]
    public async Task Rows_that_come_while_a_batch_is_computed_are_computed_together()
    {
        using var gate = new Gate();
        var model = new DoublingModel { Fault = gate.Pass };
        using var queue = new RowBatcher(model, new RowBatcherOptions { LargestBatch = 3 });
        await queue.StartAsync(Cancellation);

        var answers = new List<Task<float[]>> { Ask(queue, 0) };
        gate.WaitUntilReached();
        answers.AddRange(Enumerable.Range(1, 4).Select(value => Ask(queue, value)));
        gate.Open();

        float[][] outputs = await Task.WhenAll(answers).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal([0f, 2, 4, 6, 8], outputs.Select(row => row[0]));
        Assert.Equal([1, 3, 1], model.Batches);
        await queue.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_full_queue_refuses_rows_and_a_stopped_one_cancels_those_that_wait()
    {
        using var gate = new Gate();
        using var queue = new RowBatcher(new DoublingModel { Fault = gate.Pass }, new RowBatcherOptions { LongestQueue = 2 });
        await queue.StartAsync(Cancellation);
        Task<float[]> computed = Ask(queue, 1);
        gate.WaitUntilReached();
        Task<float[]>[] waiting = [Ask(queue, 2), Ask(queue, 3)];

        Assert.False(queue.TryEnqueue([4], out _));

        Task stopped = queue.StopAsync(Cancellation);
        gate.Open();
        await stopped;
        Assert.Equal(2f, (await computed)[0]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[0]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[1]);
        Assert.False(queue.TryEnqueue([4], out _));
    }

    [Fact]
    public async Task A_failure_of_the_model_fails_the_rows_of_its_batch_alone()
    {
        var model = new DoublingModel { Fault = () => throw new InvalidOperationException("no") };
        using var queue = new RowBatcher(model, new RowBatcherOptions());
        await queue.StartAsync(Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Ask(queue, 1));
        model.Fault = () => { };
        Assert.Equal(4f, (await Ask(queue, 2))[0]);
        await queue.StopAsync(Cancellation);
    }

    [Fact]
    public void Percentiles_are_times_that_were_measured()
    {
        var latencies = new Latencies(Enumerable.Range(1, 200).Select(time => time * TimeSpan.TicksPerMillisecond * System.Diagnostics.Stopwatch.Frequency / TimeSpan.TicksPerSecond).Reverse());

        Assert.Equal(TimeSpan.FromMilliseconds(100), latencies.Percentile(0.5));
        Assert.Equal(TimeSpan.FromMilliseconds(198), latencies.Percentile(0.99));
        Assert.Equal(TimeSpan.FromMilliseconds(200), latencies.Percentile(1));
    }

    private static async Task<WebApplication> StartedAsync(Action<IServiceCollection> addModel)
    {
        WebApplication service = DigitService.Create(FreePort, addModel);
        await service.StartAsync(Cancellation);
        return service;
    }

    private static async Task<Reading[]> AnswersAsync(Action<IServiceCollection> addModel, float[][] images)
    {
        await using WebApplication service = await StartedAsync(addModel);
        using var client = new Client(service.Urls.First());
        return await Task.WhenAll(images.Select(client.ReadAsync));
    }

    private static Task<float[]> Ask(RowBatcher queue, float value)
    {
        Assert.True(queue.TryEnqueue([value], out Task<float[]>? outputs));
        return outputs;
    }

    /// <summary>Doubles a number a row.</summary>
    private sealed class DoublingModel : IRowModel
    {
        public List<int> Batches { get; } = [];

        public float Factor { get; set; } = 2;

        public Action Fault { get; set; } = () => { };

        public int InputSize => 1;

        public int OutputSize => 1;

        public void Forward(float[] inputs, float[] outputs, int rows)
        {
            Fault();
            Batches.Add(rows);
            for (int row = 0; row < rows; row++)
                outputs[row] = Factor * inputs[row];
        }
    }

    /// <summary>Holds the first that passes until it is opened.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly ManualResetEventSlim _reached = new(), _open = new();

        public void Pass()
        {
            _reached.Set();
            _open.Wait(Cancellation);
        }

        public void WaitUntilReached() => Assert.True(_reached.Wait(TimeSpan.FromSeconds(30), Cancellation));

        public void Open() => _open.Set();

        public void Dispose()
        {
            _reached.Dispose();
            _open.Dispose();
        }
    }
}
