using System.Collections.Immutable;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Finds out which learning rates a network can be trained with.</summary>
public static class LearningRateSearch
{
    private const double Smoothing = 0.9;
    private const double Diverged = 4;

    /// <summary>
    /// Trains for some steps with a learning rate that grows from step to step by the same factor, and puts everything back: parameters, optimizer state and
    /// learning rate are as before. The result is the same on every machine.
    /// </summary>
    /// <remarks>L. N. Smith: Cyclical Learning Rates for Training Neural Networks (2017), section 3.3.</remarks>
    /// <param name="trainer">The trainer, best before its first step.</param>
    /// <param name="data">The training rows; they are gone through again if there are fewer than the steps need.</param>
    /// <param name="options">Which learning rates, and how many steps; the defaults if null.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network; or the largest learning rate is not above the smallest; or a batch has one row, and the network has batch norm.</exception>
    public static LearningRateCurve FindLearningRate<TNetwork>(this Trainer<TNetwork> trainer, Dataset data, LearningRateSearchOptions? options = null)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new LearningRateSearchOptions();
        if (options.Largest <= options.Smallest)
            throw new ArgumentException($"The largest learning rate, {options.Largest}, must be above the smallest, {options.Smallest}.", nameof(options));
        var targets = new RowTargets(TNetwork.Description, data, nameof(data));
        float learningRate = trainer.Optimizer.LearningRate;
        using var before = new MemoryStream();
        CheckpointFile.Save(before, trainer);
        try
        {
            return new LearningRateCurve([.. Points(trainer, data, targets, options)]);
        }
        finally
        {
            before.Position = 0;
            CheckpointFile.Load(before, trainer);
            trainer.Optimizer.LearningRate = learningRate;
        }
    }

    private static IEnumerable<LearningRatePoint> Points<TNetwork>(Trainer<TNetwork> trainer, Dataset data, RowTargets targets, LearningRateSearchOptions options)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var batches = new BatchSizes(data.Count, options.BatchSize, TNetwork.Description.NeedsBatches);
        var batch = new BatchBuffer(data, targets, weights: null, batches.Largest);
        var order = new int[data.Count];
        double growth = PortableMath.Log((double)options.Largest / options.Smallest) / (options.Steps - 1);
        double mean = 0, least = double.PositiveInfinity;
        for (int step = 0, epoch = 0, row = order.Length; step < options.Steps; step++)
        {
            if (row == order.Length)
            {
                for (int i = 0; i < order.Length; i++)
                    order[i] = i;
                new RandomStream(options.Seed, RandomPurpose.BatchOrder, ++epoch).Shuffle(order);
                row = 0;
            }

            int rows = batches.At(row);
            batch.Gather(order.AsSpan(row, rows), trainer.Model.Threads);
            row += rows;
            trainer.Optimizer.LearningRate = (float)(options.Smallest * PortableMath.Exp(growth * step));
            if (Step(trainer, batch) is not { } loss)
                yield break;
            mean = Smoothing * mean + (1 - Smoothing) * loss;
            double smoothed = mean / (1 - PortableMath.Pow(Smoothing, step + 1));
            if (smoothed > Diverged * least)
                yield break;
            least = Math.Min(least, smoothed);
            yield return new LearningRatePoint(trainer.Optimizer.LearningRate, loss, smoothed);
        }
    }

    /// <summary>The cost; null if it or the step is not finite.</summary>
    private static float? Step<TNetwork>(Trainer<TNetwork> trainer, BatchBuffer batch)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        try
        {
            return trainer.Step(batch.Inputs, batch.Targets);
        }
        catch (NonFiniteException exception) when (exception.Origin is not (NonFiniteOrigin.Inputs or NonFiniteOrigin.Targets))
        {
            return null;
        }
    }
}
