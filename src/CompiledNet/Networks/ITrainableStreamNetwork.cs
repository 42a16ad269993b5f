namespace CompiledNet;

/// <summary>A network whose rows are steps in time, and which declares a <see cref="LossAttribute"/>: it learns from sequences.</summary>
/// <typeparam name="TSelf">The generated class itself.</typeparam>
public interface ITrainableStreamNetwork<TSelf> : IStreamNetwork<TSelf>, ITrainableNetwork<TSelf>
    where TSelf : class, ITrainableStreamNetwork<TSelf>
{
    /// <summary>
    /// Computes the cost of sequences that go on where states stand, and its derivative with respect to every parameter; leaves the states behind the last
    /// steps. Derivatives go back to the first step of this call and not beyond it (truncated back-propagation through time).
    /// </summary>
    /// <param name="inputs">The rows of the first sequence, then those of the second, and so on, equally many of each.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
    /// <param name="states">Where the sequences stand, each with a state of its own.</param>
    /// <param name="warmUpSteps">How many steps at the beginning of each sequence do not count.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, one for each state; or a state is missing, or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No step counts, or an input that is an index is not valid.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<TSelf> gradients, ReadOnlySpan<StreamState<TSelf>> states, int warmUpSteps = 0);
}
