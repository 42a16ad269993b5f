using System.ComponentModel;
using CompiledNet.Execution;

namespace CompiledNet;

/// <summary>
/// A network whose methods were written by the generator. Trainers, optimizers, files and tools are written against
/// this interface and <see cref="NetworkDescription"/>; nothing is found by reflection.
/// </summary>
/// <remarks>
/// Calls allocate nothing after construction, but for what the runtime does once at the first call of its kind. Scratch memory
/// of up to 64 KB is on the caller's stack. Larger networks share workspaces, at first one for each processor as long as these
/// take no more than 4 MB, at least one: a call that finds all of them taken by other calls allocates one more, which is kept.
/// </remarks>
/// <typeparam name="TSelf">The generated class itself.</typeparam>
public interface INetwork<TSelf>
    where TSelf : class, INetwork<TSelf>
{
    /// <summary>The layers, shapes and parameter tensors of this network.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>Constructs a network whose parameters are drawn with <paramref name="seed"/>.</summary>
    static abstract TSelf Create(int seed);

    /// <summary>All parameters.</summary>
    ParameterBuffer<TSelf> Parameters { get; }

    /// <summary>
    /// The threads that may share the work of one call, from 1 to 8; 1 by default. Work too small to gain stays on
    /// the caller's thread. The results have the same bits whatever the number. It may be set at any time: a call reads
    /// it once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 8.</exception>
    int Threads { get; set; }

    /// <summary>Computes the outputs of one row or many. Safe to call from many threads at once.</summary>
    /// <param name="inputs">Rows of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="outputs">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// The vector–Jacobian product: from the derivative of any loss with respect to the outputs, its derivative with
    /// respect to every parameter and to the inputs.
    /// </summary>
    /// <param name="inputs">Rows of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <param name="outputGradients">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="gradients">Overwritten with the sum over the rows.</param>
    /// <param name="inputGradients">As long as <paramref name="inputs"/>, or empty to skip them.</param>
    /// <exception cref="ArgumentException">A span does not have the length that the others ask for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    void BackwardFrom(
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> outputGradients,
        ParameterBuffer<TSelf> gradients,
        Span<float> inputGradients);

    /// <summary>
    /// Finds where a forward pass first meets NaN or infinity. Meant for error messages, not for speed.
    /// </summary>
    /// <param name="inputs">Rows of <see cref="NetworkDescription.InputSize"/> values.</param>
    /// <returns>The index of the layer in <see cref="NetworkDescription.Layers"/>, or -1 if all values are finite.</returns>
    int FindNonFiniteLayer(ReadOnlySpan<float> inputs);

    /// <summary>What a generated network needs to run; null of one that was written by hand.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkExecution? Execution => null;
}
