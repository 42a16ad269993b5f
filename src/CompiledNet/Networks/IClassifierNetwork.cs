namespace CompiledNet;

/// <summary>A network with <see cref="LossFunction.CrossEntropy"/>, which also learns from class labels.</summary>
/// <typeparam name="TSelf">The generated class itself.</typeparam>
public interface IClassifierNetwork<TSelf> : ITrainableNetwork<TSelf>
    where TSelf : class, IClassifierNetwork<TSelf>
{
    /// <summary>Computes the cost from class labels.</summary>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows, or no row at all.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    /// <summary>
    /// Computes the cost from class labels, and its derivative with respect to every parameter, in training as
    /// <see cref="ITrainableNetwork{TSelf}.Backward(ReadOnlySpan{float}, ReadOnlySpan{float}, ParameterBuffer{TSelf})"/>.
    /// </summary>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">There are not as many labels as rows, or no row at all.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class index.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ParameterBuffer<TSelf> gradients);

    /// <summary>Makes one step of plain gradient descent with one labelled row, as <see cref="ITrainableNetwork{TSelf}.TryDescend"/>.</summary>
    /// <param name="inputs">One row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="labels">Its class index, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="learningRate">The factor of the step.</param>
    /// <param name="largestGradient">The largest gradient with which the step may be made.</param>
    /// <param name="cost">The cost before the step.</param>
    /// <returns>Whether the step was made; if not, nothing was changed.</returns>
    /// <exception cref="ArgumentException">The spans do not hold one row each.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label is not a class index.</exception>
    bool TryDescend(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, float learningRate, float largestGradient, out float cost)
    {
        cost = 0;
        return false;
    }

    /// <summary>
    /// Computes the cost of sequences that each begin from zero, of a network whose rows are steps in time (<see cref="NetworkAttribute.Streaming"/>): the mean of the
    /// loss over all steps that count.
    /// </summary>
    /// <param name="inputs">The rows of the first sequence, then those of the second, and so on.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
    /// <param name="warmUpSteps">How many steps at the beginning of each sequence do not count, below <paramref name="stepsPerSequence"/>.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Sequences have no step, or none that counts; or an input or label that is an index is not valid.</exception>
    /// <exception cref="NotSupportedException">Rows are not steps in time.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int stepsPerSequence, int warmUpSteps = 0) => throw SequenceSupport.None<TSelf>();

    /// <summary>
    /// Computes the same and its derivative with respect to every parameter, back through all steps of a sequence. Memory for a batch grows at the first one that is
    /// larger than those before, and never again.
    /// </summary>
    /// <param name="inputs">The rows of the first sequence, then those of the second, and so on.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
    /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
    /// <param name="warmUpSteps">How many steps at the beginning of each sequence do not count, below <paramref name="stepsPerSequence"/>.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Sequences have no step, or none that counts; or an input or label that is an index is not valid.</exception>
    /// <exception cref="NotSupportedException">Rows are not steps in time.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ParameterBuffer<TSelf> gradients, int stepsPerSequence, int warmUpSteps = 0) => throw SequenceSupport.None<TSelf>();
}
