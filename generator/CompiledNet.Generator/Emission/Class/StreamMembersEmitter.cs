using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using static CompiledNet.Generator.Emission.Class.ClassText;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>Writes the public methods that a network has whose rows are steps in time.</summary>
internal static class StreamMembersEmitter
{
    public static void Emit(CodeWriter writer, NetworkModel network)
    {
        var members = new GeneratedMembers(Names.Class(network.Type));
        string entry = $"global::CompiledNet.Generated.{Names.Entry(network)}";
        writer.Lines($"""
            /// <summary>Makes the state of a stream that has taken no step. One network serves any number of streams.</summary>
            {Names.Generated}
            {Declare(members.CreateState, network)} =>
                {entry}.CreateState<{Names.Class(network.Type)}>();

            /// <summary>
            /// Computes the outputs of any number of steps of a stream, and leaves it behind the last: one by one, or many in a call, to the same
            /// bits. Allocates nothing, waits for nothing, and takes no other time for other numbers.
            /// </summary>
            /// <param name="inputs">Rows of {network.InputSize} values, a row for each step.</param>
            /// <param name="outputs">As many rows of {network.OutputSize} values.</param>
            /// <param name="state">Where the stream stands; it is for one call at a time.</param>
            /// <exception cref="global::System.ArgumentException">The spans do not hold whole rows, equally many, or share memory; or there is no state.</exception>{IndexFailure(network)}
            {Optimized}
            {Declare(members.ForwardOfStream, network)} =>
                {entry}.Forward(inputs, outputs, Parameters.AsSpan(), state);

            /// <summary>
            /// Computes the outputs of one step, or of several, of each of many streams, to the same bits as one stream after the other, in any cut.
            /// </summary>
            /// <param name="inputs">Rows of {network.InputSize} values, equally many for each stream: all steps of the first state, then all of the second, and so on.</param>
            /// <param name="outputs">As many rows of {network.OutputSize} values, in the same order.</param>
            /// <param name="states">Where the streams stand, each with a state of its own.</param>
            /// <exception cref="global::System.ArgumentException">The spans do not hold equally many rows for each state, or share memory; or a state is missing, or there twice.</exception>{IndexFailure(network)}
            {Optimized}
            {Declare(members.ForwardOfStreams, network)} =>
                {entry}.Forward<{Names.Class(network.Type)}>(inputs, outputs, Parameters.AsSpan(), states);

            """);
        if (network.Loss is null)
            return;
        WriteLoss(writer, network, entry, members.ComputeLossOfSequences, members.BackwardOfSequences, members.BackwardOfStreams, $"As many rows of {network.OutputSize} targets.");
        if (network.Loss.Function.TakesLabels)
            WriteLoss(writer, network, entry, members.ComputeLossOfLabelledSequences, members.BackwardOfLabelledSequences, members.BackwardOfLabelledStreams, $"A class index for each row, from 0 to {network.OutputSize - 1}.");
    }

    private static void WriteLoss(CodeWriter writer, NetworkModel network, string entry, GeneratedMember computeLoss, GeneratedMember backward, GeneratedMember backwardOfStreams, string description)
    {
        string targets = computeLoss.Parameters!.Value[1].Name;
        writer.Lines($"""
            /// <summary>Computes the cost of sequences that each begin from zero: the mean of the loss over all steps that count.</summary>
            /// <param name="inputs">The rows of {network.InputSize} values of the first sequence, then those of the second, and so on.</param>
            /// <param name="{targets}">{description}</param>
            /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
            /// <param name="warmUpSteps">How many steps at the beginning of each sequence do not count, below <paramref name="stepsPerSequence"/>.</param>
            /// <exception cref="global::System.ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>{IndexFailure(network)}
            {Optimized}
            {Declare(computeLoss, network)} =>
                {entry}.ComputeLoss(_execution, inputs, {targets}, Parameters.AsSpan(), stepsPerSequence, warmUpSteps);

            /// <summary>
            /// Computes the cost of sequences that each begin from zero, and its derivative with respect to every parameter, back through all steps of a
            /// sequence.
            /// </summary>
            /// <param name="inputs">The rows of {network.InputSize} values of the first sequence, then those of the second, and so on.</param>
            /// <param name="{targets}">{description}</param>
            /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
            /// <param name="stepsPerSequence">How many rows a sequence has, at least 1.</param>
            /// <param name="warmUpSteps">How many steps at the beginning of each sequence do not count, below <paramref name="stepsPerSequence"/>.</param>
            /// <returns>The cost.</returns>
            /// <exception cref="global::System.ArgumentException">The spans do not hold whole sequences, equally many, at least one.</exception>{IndexFailure(network)}
            {Optimized}
            {Declare(backward, network)} =>
                {entry}.Backward(_execution, inputs, {targets}, Parameters.AsSpan(), {Gradients}, stepsPerSequence, warmUpSteps);

            /// <summary>
            /// The same of sequences that go on where states stand, and leave these behind their last steps: derivatives go back to the first step of
            /// this call and not beyond it (truncated back-propagation through time).
            /// </summary>
            /// <param name="inputs">The rows of {network.InputSize} values of the first sequence, then those of the second, and so on, equally many of each.</param>
            /// <param name="{targets}">{description}</param>
            /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
            /// <param name="states">Where the sequences stand, each with a state of its own.</param>
            /// <param name="warmUpSteps">How many steps at the beginning of each sequence do not count.</param>
            /// <returns>The cost.</returns>
            /// <exception cref="global::System.ArgumentException">The spans do not hold whole sequences, one for each state; or a state is missing, or there twice.</exception>{IndexFailure(network)}
            {Optimized}
            {Declare(backwardOfStreams, network)} =>
                {entry}.Backward<{Names.Class(network.Type)}>(_execution, inputs, {targets}, Parameters.AsSpan(), {Gradients}, states, warmUpSteps);

            """);
    }
}
