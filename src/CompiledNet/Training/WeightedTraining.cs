using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>
/// Training with rows of which some count more than others: the cost of a batch is <c>Σ wᵣ·Lᵣ/n</c>, the sum of the losses of its n rows, each times its weight,
/// divided by their number. (Where the loss is a mean over the outputs, <c>Lᵣ</c> is that mean.)
/// </summary>
/// <remarks>
/// PyTorch's <c>(w * loss).mean()</c>, for every loss. For <c>(w * loss).sum() / w.sum()</c> divide the weights by their mean, as <see cref="FitOptions.DividesByWeights"/> does.
/// </remarks>
public static class WeightedTraining
{
    /// <summary>Trains with one mini-batch of weighted rows: forward, backward, update. Allocates nothing.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="rowWeights">A weight for each row, finite and at least 0.</param>
    /// <returns>The cost of the batch before the update.</returns>
    /// <exception cref="ArgumentException">
    /// The spans do not hold whole rows, equally many, at least one (two for a network with batch norm), with a weight for each; a weight is negative or not finite; or the network
    /// was written by hand.
    /// </exception>
    /// <exception cref="NonFiniteException">The step met NaN or infinity; nothing was changed.</exception>
    public static float Step<TNetwork>(this Trainer<TNetwork> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        float loss = Backward(trainer, inputs, targets, rowWeights);
        trainer.Update(loss, inputs, targets);
        return loss;
    }

    /// <summary>The same with class labels.</summary>
    /// <param name="trainer">The trainer of a network with <see cref="LossFunction.CrossEntropy"/>.</param>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="rowWeights">A weight for each row, finite and at least 0.</param>
    /// <returns>The cost of the batch before the update.</returns>
    /// <exception cref="ArgumentException">As with targets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index.</exception>
    /// <exception cref="NonFiniteException">The step met NaN or infinity; nothing was changed.</exception>
    public static float Step<TNetwork>(this Trainer<TNetwork> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> rowWeights)
        where TNetwork : class, IClassifierNetwork<TNetwork>
    {
        float loss = Backward(trainer, inputs, labels, rowWeights);
        trainer.Update(loss, inputs, []);
        return loss;
    }

    /// <summary>
    /// Computes the gradients of a mini-batch of weighted rows and keeps them for the step that <see cref="Trainer{TNetwork}.StepAccumulated"/> makes of several. Allocates nothing
    /// after the first call.
    /// </summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="rowWeights">A weight for each row, finite and at least 0.</param>
    /// <returns>The cost of the batch.</returns>
    /// <exception cref="ArgumentException">As in <see cref="Step{TNetwork}(Trainer{TNetwork}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float})"/>.</exception>
    /// <exception cref="NonFiniteException">The batch met NaN or infinity; what was kept is dropped, and the network is as after its last step.</exception>
    public static float Accumulate<TNetwork>(this Trainer<TNetwork> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        float loss = Backward(trainer, inputs, targets, rowWeights);
        trainer.Accumulate(loss, inputs, targets);
        return loss;
    }

    /// <summary>The same with class labels.</summary>
    /// <param name="trainer">The trainer of a network with <see cref="LossFunction.CrossEntropy"/>.</param>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="rowWeights">A weight for each row, finite and at least 0.</param>
    /// <returns>The cost of the batch.</returns>
    /// <exception cref="ArgumentException">As in <see cref="Step{TNetwork}(Trainer{TNetwork}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float})"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index.</exception>
    /// <exception cref="NonFiniteException">The batch met NaN or infinity; what was kept is dropped, and the network is as after its last step.</exception>
    public static float Accumulate<TNetwork>(this Trainer<TNetwork> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> rowWeights)
        where TNetwork : class, IClassifierNetwork<TNetwork>
    {
        float loss = Backward(trainer, inputs, labels, rowWeights);
        trainer.Accumulate(loss, inputs, []);
        return loss;
    }

    private static unsafe float Backward<TNetwork>(Trainer<TNetwork> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> rowWeights)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        NetworkExecution execution = Begin(trainer, inputs, rowWeights);
        fixed (float* weights = rowWeights)
        {
            trainer.RowWeights.Set(weights, rowWeights.Length);
            execution.Weights = trainer.RowWeights;
            try
            {
                return trainer.Backward(inputs, targets);
            }
            finally
            {
                execution.Weights = null;
            }
        }
    }

    private static unsafe float Backward<TNetwork>(Trainer<TNetwork> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> rowWeights)
        where TNetwork : class, IClassifierNetwork<TNetwork>
    {
        NetworkExecution execution = Begin(trainer, inputs, rowWeights);
        fixed (float* weights = rowWeights)
        {
            trainer.RowWeights.Set(weights, rowWeights.Length);
            execution.Weights = trainer.RowWeights;
            try
            {
                return ClassifierTraining.Backward(trainer, inputs, labels);
            }
            finally
            {
                execution.Weights = null;
            }
        }
    }

    private static NetworkExecution Begin<TNetwork>(Trainer<TNetwork> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> rowWeights)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        NetworkDescription network = TNetwork.Description;
        if (trainer.Model.Execution is not { } execution)
            throw new ArgumentException($"{network.Name} was written by hand; weights of rows need a network whose passes are generated.", nameof(rowWeights));
        int rows = inputs.Length / network.InputSize;
        if (rowWeights.Length != rows)
            throw new ArgumentException($"There are {rows} rows, so {rows} weights are needed; there are {rowWeights.Length}.", nameof(rowWeights));
        BatchWeights.Require(rowWeights, nameof(rowWeights));
        trainer.BeginPass();
        return execution;
    }
}
