namespace CompiledNet;

/// <summary>A network that declares a <see cref="LossAttribute"/>.</summary>
/// <typeparam name="TSelf">The generated class itself.</typeparam>
public interface ITrainableNetwork<TSelf> : INetwork<TSelf>
    where TSelf : class, ITrainableNetwork<TSelf>
{
    /// <summary>Computes the cost: the mean of the loss over the rows.</summary>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>Computes the cost and its derivative with respect to every parameter.</summary>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>
    float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<TSelf> gradients);
}
