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
    /// <exception cref="ArgumentOutOfRangeException">A label is no class index.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    /// <summary>Computes the cost from class labels, and its derivative with respect to every parameter.</summary>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">There are not as many labels as rows, or no row at all.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class index.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ParameterBuffer<TSelf> gradients);
}
