namespace CompiledNet;

/// <summary>
/// A network whose rows are steps in time (<see cref="NetworkAttribute.Streaming"/>): what a step gives depends on the steps before it, of which a
/// <see cref="StreamState{TNetwork}"/> keeps what is needed. The methods of <see cref="INetwork{TSelf}"/> take their rows as the steps of one sequence that
/// begins from zero.
/// </summary>
/// <typeparam name="TSelf">The generated class itself.</typeparam>
public interface IStreamNetwork<TSelf> : INetwork<TSelf>
    where TSelf : class, IStreamNetwork<TSelf>
{
    /// <summary>Makes the state of a stream that has taken no step.</summary>
    StreamState<TSelf> CreateState();

    /// <summary>
    /// Computes the outputs of any number of steps of a stream, and leaves it behind the last: one by one, or many in a call, to the same bits. Allocates
    /// nothing, waits for nothing, and takes no other time for other numbers.
    /// </summary>
    /// <param name="inputs">Rows of <see cref="NetworkDescription.InputSize"/> values, a row for each step.</param>
    /// <param name="outputs">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="state">Where the stream stands.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, or share memory.</exception>
    /// <exception cref="ArgumentNullException">There is no state.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, StreamState<TSelf> state);

    /// <summary>Computes the outputs of one step, or of several, of each of many streams, to the same bits as one stream after the other, in any cut.</summary>
    /// <param name="inputs">
    /// Rows of <see cref="NetworkDescription.InputSize"/> values, equally many for each stream: all steps of the first state, then all of the second, and so on
    /// (<c>[state][step][feature]</c>).
    /// </param>
    /// <param name="outputs">As many rows of <see cref="NetworkDescription.OutputSize"/> values, in the same order.</param>
    /// <param name="states">Where the streams stand, each with a state of its own.</param>
    /// <exception cref="ArgumentException">The spans do not hold equally many rows for each state, or share memory; or a state is missing, or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An input that is an index is not valid.</exception>
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, ReadOnlySpan<StreamState<TSelf>> states);
}
