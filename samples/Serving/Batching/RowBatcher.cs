using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Serving.Models;

namespace Serving.Batching;

/// <summary>
/// Computes rows together that are asked for one by one: while a batch is computed, the next one gathers. No row waits for a batch to
/// become full, so that a service without much load answers as fast as one without a queue.
/// </summary>
/// <param name="model">Computes the batches, one at a time.</param>
/// <param name="options">How long the queue and its batches may become.</param>
public sealed class RowBatcher(IRowModel model, RowBatcherOptions options) : BackgroundService
{
    private readonly Channel<WaitingRow> _waiting = Channel.CreateBounded<WaitingRow>(new BoundedChannelOptions(options.LongestQueue) { SingleReader = true });
    private long _rows, _batches;

    /// <summary>The number of values of a row.</summary>
    public int InputSize => model.InputSize;

    /// <summary>The rows and the batches that were computed so far.</summary>
    public (long Rows, long Batches) Computed => (Interlocked.Read(ref _rows), Interlocked.Read(ref _batches));

    /// <summary>Asks for the outputs of a row.</summary>
    /// <param name="inputs">The row, which must not be changed before the outputs are there.</param>
    /// <param name="outputs">Its outputs, once they are computed.</param>
    /// <returns>False if the queue is full, or was stopped.</returns>
    /// <exception cref="ArgumentException">The row does not have <see cref="InputSize"/> values.</exception>
    public bool TryEnqueue(float[] inputs, [NotNullWhen(true)] out Task<float[]>? outputs)
    {
        if (inputs.Length != InputSize)
            throw new ArgumentException($"The row has {inputs.Length} values; the model takes {InputSize}.", nameof(inputs));
        var row = new WaitingRow(inputs);
        outputs = _waiting.Writer.TryWrite(row) ? row.Task : null;
        return outputs is not null;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        float[] inputs = new float[options.LargestBatch * model.InputSize], outputs = new float[options.LargestBatch * model.OutputSize];
        var batch = new List<WaitingRow>(options.LargestBatch);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < options.LargestBatch && _waiting.Reader.TryRead(out WaitingRow? row))
                    batch.Add(row);
                Compute(batch, inputs, outputs);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends.
        }
        finally
        {
            _waiting.Writer.Complete();
            while (_waiting.Reader.TryRead(out WaitingRow? row))
                row.SetCanceled(stoppingToken);
        }
    }

    private void Compute(List<WaitingRow> batch, float[] inputs, float[] outputs)
    {
        try
        {
            for (int row = 0; row < batch.Count; row++)
                batch[row].Inputs.CopyTo(inputs, row * model.InputSize);
            model.Forward(inputs, outputs, batch.Count);
        }
        catch (Exception exception)
        {
            // These rows fail; the service goes on.
            foreach (WaitingRow row in batch)
                row.SetException(exception);
            return;
        }

        Interlocked.Add(ref _rows, batch.Count);
        Interlocked.Increment(ref _batches);
        for (int row = 0; row < batch.Count; row++)
            batch[row].SetResult(outputs.AsSpan(row * model.OutputSize, model.OutputSize).ToArray());
    }
}
