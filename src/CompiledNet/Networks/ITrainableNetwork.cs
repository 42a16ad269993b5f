namespace CompiledNet;

/// <summary>A network that declares a <see cref="LossAttribute"/>.</summary>
/// <typeparam name="TSelf">The generated class itself.</typeparam>
public interface ITrainableNetwork<TSelf> : INetwork<TSelf>
    where TSelf : class, ITrainableNetwork<TSelf>
{
    /// <summary>Computes the cost: the mean of the loss over the rows. It is that of inference, without dropout and with running statistics.</summary>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>
    /// Computes the cost and its derivative with respect to every parameter, in training: with dropout, and with the statistics of the
    /// batch, for which a batch norm needs two rows. Changes nothing but the gradients, in which the places of running
    /// statistics get what these become (<see cref="ParameterBuffer{TNetwork}.CopyStatisticsFrom"/>).
    /// </summary>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<TSelf> gradients);

    /// <summary>
    /// Makes one step of plain gradient descent with one row, <c>θ ← θ − lr·g</c>, to the same bits as <see cref="Backward(ReadOnlySpan{float}, ReadOnlySpan{float}, ParameterBuffer{TSelf})"/>
    /// and the update of every parameter, but without writing gradients: every weight is touched once.
    /// </summary>
    /// <param name="inputs">One row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="targets">One row of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="learningRate">The factor of the step.</param>
    /// <param name="largestGradient">The largest gradient with which the step may be made.</param>
    /// <param name="cost">The cost before the step.</param>
    /// <returns>
    /// Whether the step was made; if not, nothing was changed: a value may not be finite, a gradient may be larger, or the
    /// network has no such step.
    /// </returns>
    /// <exception cref="ArgumentException">The spans do not hold one row each.</exception>
    bool TryDescend(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float learningRate, float largestGradient, out float cost)
    {
        cost = 0;
        return false;
    }

    /// <summary>
    /// Computes the cost of sequences that each begin from zero, of a network whose rows are steps in time (<see cref="NetworkAttribute.Streaming"/>): the mean of the
    /// loss over all steps that count.
    /// </summary>
    /// <param name="inputs">The rows of the first sequence, then those of the second, and so on.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
    /// <param name="warmUpSteps">How many steps at the beginning of each sequence do not count, below <paramref name="stepsPerSequence"/>.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Sequences have no step, or none that counts; or an input or label that is an index is not valid.</exception>
    /// <exception cref="NotSupportedException">Rows are not steps in time.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int stepsPerSequence, int warmUpSteps = 0) => throw SequenceSupport.None<TSelf>();

    /// <summary>
    /// Computes the same and its derivative with respect to every parameter, back through all steps of a sequence. Memory for a batch grows at the first one that is
    /// larger than those before, and never again.
    /// </summary>
    /// <param name="inputs">The rows of the first sequence, then those of the second, and so on.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
    /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
    /// <param name="warmUpSteps">How many steps at the beginning of each sequence do not count, below <paramref name="stepsPerSequence"/>.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Sequences have no step, or none that counts; or an input or label that is an index is not valid.</exception>
    /// <exception cref="NotSupportedException">Rows are not steps in time.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<TSelf> gradients, int stepsPerSequence, int warmUpSteps = 0) => throw SequenceSupport.None<TSelf>();
}
