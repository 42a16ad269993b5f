using CompiledNet;

namespace Clipper;

/// <summary>
/// The network learns from pieces of a recording. Each begins with a state of zero, which is not what the circuit was in; so the first steps do not count:
/// their targets are what the network gives.
/// </summary>
public static class Training
{
    private const int StepsPerSequence = 256, WarmUpSteps = 32, SequencesPerStep = 32;

    /// <param name="recording">What to learn from.</param>
    /// <param name="steps">How many steps of the optimizer.</param>
    /// <param name="seed">Draws the parameters and the pieces.</param>
    /// <param name="costs">Receives the cost of every step.</param>
    public static ClipperNetwork Run(Recording recording, int steps, int seed, List<double> costs)
    {
        var network = new ClipperNetwork(seed);
        var gradients = new ParameterBuffer<ClipperNetwork>();
        var optimizer = new Adam();
        var state = new OptimizerState<ClipperNetwork>(optimizer);
        var schedule = LearningRateSchedule.Cosine(steps, minimum: 0.02);
        var random = new Random(seed);
        float[] inputs = new float[SequencesPerStep * StepsPerSequence], targets = new float[inputs.Length];
        for (int step = 0; step < steps; step++)
        {
            for (int sequence = 0; sequence < SequencesPerStep; sequence++)
            {
                int start = random.Next(recording.Input.Length - StepsPerSequence);
                recording.Input.AsSpan(start, StepsPerSequence).CopyTo(inputs.AsSpan(sequence * StepsPerSequence));
                recording.Output.AsSpan(start, StepsPerSequence).CopyTo(targets.AsSpan(sequence * StepsPerSequence));
                network.Forward(recording.Input.AsSpan(start, WarmUpSteps), targets.AsSpan(sequence * StepsPerSequence, WarmUpSteps));
            }

            costs.Add(network.Backward(inputs, targets, gradients, StepsPerSequence));
            optimizer.LearningRate = 0.01f * (float)schedule.Factor(step);
            optimizer.Update(network.Parameters.AsTrainedSpan(), gradients.AsTrainedSpan(), state);
        }

        return network;
    }
}
