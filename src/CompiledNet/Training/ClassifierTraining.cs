using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Training with class labels, for networks with cross-entropy.</summary>
public static class ClassifierTraining
{
    /// <summary>Trains with one mini-batch of labelled rows: forward, backward, update. Allocates nothing.</summary>
    /// <param name="trainer">The trainer of a network with <see cref="LossFunction.CrossEntropy"/>.</param>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <returns>The cost of the batch before the update.</returns>
    /// <exception cref="ArgumentException">
    /// There are not as many labels as rows, or no row at all; only one for a network with batch norm.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index.</exception>
    /// <exception cref="NonFiniteException">The step met NaN or infinity; nothing was changed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Step<TNetwork>(this Trainer<TNetwork> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
        where TNetwork : class, IClassifierNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        if (labels.Length == 1 && trainer.Descent is { } descent
            && trainer.Model.TryDescend(inputs, labels, descent.LearningRate, descent.LargestSafeGradient, out float cost))
        {
            trainer.OptimizerState.StepCount++;
            return cost;
        }

        trainer.BeginPass();
        float loss = Backward(trainer, inputs, labels);
        trainer.Update(loss, inputs, []);
        return loss;
    }

    /// <summary>The same as <see cref="Trainer{TNetwork}.Accumulate(ReadOnlySpan{float}, ReadOnlySpan{float})"/>, with class labels.</summary>
    /// <param name="trainer">The trainer of a network with <see cref="LossFunction.CrossEntropy"/>.</param>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <returns>The cost of the batch.</returns>
    /// <exception cref="ArgumentException">
    /// There are not as many labels as rows, or no row at all; only one for a network with batch norm.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index.</exception>
    /// <exception cref="NonFiniteException">The batch met NaN or infinity; what was kept is dropped, and the network is as after its last step.</exception>
    public static float Accumulate<TNetwork>(this Trainer<TNetwork> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
        where TNetwork : class, IClassifierNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        trainer.BeginPass();
        float loss = Backward(trainer, inputs, labels);
        trainer.Accumulate(loss, inputs, []);
        return loss;
    }

    /// <summary>The cost of a batch with labels, and its derivatives.</summary>
    internal static float Backward<TNetwork>(Trainer<TNetwork> trainer, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
        where TNetwork : class, IClassifierNetwork<TNetwork> =>
        trainer.StepsPerSequence == 0
            ? trainer.Model.Backward(inputs, labels, trainer.OwnGradients)
            : trainer.Model.Backward(inputs, labels, trainer.OwnGradients, trainer.StepsPerSequence, trainer.WarmUpSteps);
}
