namespace CompiledNet;

/// <summary>A network whose rows are steps in time with <see cref="LossFunction.CrossEntropy"/>, which also learns from a class label for each step.</summary>
/// <typeparam name="TSelf">The generated class itself.</typeparam>
public interface IClassifierStreamNetwork<TSelf> : ITrainableStreamNetwork<TSelf>, IClassifierNetwork<TSelf>
    where TSelf : class, IClassifierStreamNetwork<TSelf>
{
    /// <summary>The same as <see cref="ITrainableStreamNetwork{TSelf}.Backward"/> from class labels.</summary>
    /// <param name="inputs">The rows of the first sequence, then those of the second, and so on, equally many of each.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
    /// <param name="states">Where the sequences stand, each with a state of its own.</param>
    /// <param name="warmUpSteps">How many steps at the beginning of each sequence do not count.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, one for each state; or a state is missing, or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or no step counts.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ParameterBuffer<TSelf> gradients, ReadOnlySpan<StreamState<TSelf>> states, int warmUpSteps = 0);
}
