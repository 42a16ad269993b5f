using System.Diagnostics;

namespace CompiledNet;

/// <summary>The loop over epochs and mini-batches.</summary>
internal static class FitLoop
{
    /// <summary>Trains, and hands over the result of every epoch as soon as it is complete.</summary>
    public static void Run<TNetwork>(
        Trainer<TNetwork> trainer,
        Dataset train,
        RowTargets targets,
        FitOptions options,
        Action<EpochResult> complete,
        CancellationToken cancellationToken)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        long start = Stopwatch.GetTimestamp();
        var batches = new BatchSizes(train.Count, options.BatchSize, TNetwork.Description.NeedsBatches);
        var batch = new BatchBuffer(train, targets, batches.Largest);
        var order = new int[train.Count];
        int epoch = options.FirstEpoch - 1;
        while (epoch < options.LastEpoch)
        {
            epoch++;
            Order(order, options, epoch);
            double loss = RunEpoch(trainer, batch, batches, order, epoch, cancellationToken);
            Evaluation? validation = options.Validation is null ? null : trainer.Evaluate(options.Validation);
            var result = new EpochResult
            {
                Epoch = epoch,
                TrainingLoss = loss,
                TrainingAccuracy = options.EvaluateTraining ? trainer.Evaluate(train).Accuracy : null,
                ValidationLoss = validation?.Loss,
                ValidationAccuracy = validation?.Accuracy,
                Elapsed = Stopwatch.GetElapsedTime(start),
            };
            complete(result);
            options.Progress?.Report(new EpochProgress(result, options.LastEpoch));
        }
    }

    /// <summary>The order of the rows in an epoch: a function of seed and epoch alone.</summary>
    private static void Order(Span<int> order, FitOptions options, int epoch)
    {
        for (int row = 0; row < order.Length; row++)
            order[row] = row;
        if (options.Shuffle)
            new RandomStream(options.Seed, RandomPurpose.BatchOrder, epoch).Shuffle(order);
    }

    /// <summary>Makes a step with every batch, and returns the mean of the loss over the rows.</summary>
    private static double RunEpoch<TNetwork>(
        Trainer<TNetwork> trainer, BatchBuffer batch, BatchSizes batches, ReadOnlyMemory<int> order, int epoch, CancellationToken cancellationToken)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        double sum = 0;
        int number = 0;
        ReadOnlyMemory<int> rows;
        for (int start = 0; start < order.Length; start += rows.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows = order.Slice(start, batches.At(start));
            batch.Gather(rows.Span, trainer.Model.Threads);
            trainer.Place = new BatchPlace(epoch, ++number, rows);
            sum += (double)trainer.Step(batch.Inputs, batch.Targets) * rows.Length;
        }
        return sum / order.Length;
    }
}
