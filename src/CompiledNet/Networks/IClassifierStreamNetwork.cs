namespace CompiledNet;

/// <summary>A network whose rows are steps in time with <see cref="LossFunction.CrossEntropy"/>, which also learns from a class label for each step.</summary>
/// <typeparam name="TSelf">The generated class itself.</typeparam>
public interface IClassifierStreamNetwork<TSelf> : ITrainableStreamNetwork<TSelf>, IClassifierNetwork<TSelf>
    where TSelf : class, IClassifierStreamNetwork<TSelf>
{
    /// <summary>Computes the cost of sequences from class labels, as <see cref="ITrainableStreamNetwork{TSelf}.ComputeLoss"/>.</summary>
    /// <param name="inputs">The rows of the first sequence, then those of the second, and so on.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or <paramref name="stepsPerSequence"/> is below 1.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int stepsPerSequence);

    /// <summary>Computes the cost of sequences from class labels, and its derivatives, as <see cref="ITrainableStreamNetwork{TSelf}.Backward"/>.</summary>
    /// <param name="inputs">The rows of the first sequence, then those of the second, and so on.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
    /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index, or <paramref name="stepsPerSequence"/> is below 1.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ParameterBuffer<TSelf> gradients, int stepsPerSequence);
}
