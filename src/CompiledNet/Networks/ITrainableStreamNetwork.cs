namespace CompiledNet;

/// <summary>A network whose rows are steps in time, and which declares a <see cref="LossAttribute"/>: it learns from sequences.</summary>
/// <typeparam name="TSelf">The generated class itself.</typeparam>
public interface ITrainableStreamNetwork<TSelf> : IStreamNetwork<TSelf>, ITrainableNetwork<TSelf>
    where TSelf : class, ITrainableStreamNetwork<TSelf>
{
    /// <summary>Computes the cost of sequences that each begin from zero: the mean of the loss over all steps.</summary>
    /// <param name="inputs">The rows of the first sequence, then those of the second, and so on.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stepsPerSequence"/> is below 1, or an input that is an index is not valid.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int stepsPerSequence);

    /// <summary>
    /// Computes the cost of sequences that each begin from zero, and its derivative with respect to every parameter, back through all steps of a
    /// sequence; in training as <see cref="ITrainableNetwork{TSelf}.Backward"/>. Memory for a batch grows at the first one that is larger than those
    /// before, and never again.
    /// </summary>
    /// <param name="inputs">The rows of the first sequence, then those of the second, and so on.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
    /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stepsPerSequence"/> is below 1, or an input that is an index is not valid.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<TSelf> gradients, int stepsPerSequence);
}
