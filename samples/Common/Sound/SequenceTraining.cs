namespace CompiledNet.Samples;

/// <summary>
/// A network learns from pieces of a recording. Each begins with a state of zero, which is not what the circuit was in; so the first steps do not count:
/// their targets are what the network gives.
/// </summary>
public static class SequenceTraining
{
    private const int StepsPerSequence = 256, SequencesPerStep = 32;

    /// <param name="network">The network; it takes and gives one sample a step.</param>
    /// <param name="recording">What to learn from.</param>
    /// <param name="steps">How many steps of the optimizer.</param>
    /// <param name="warmUpSteps">How many steps of a piece do not count.</param>
    /// <param name="seed">Draws the pieces.</param>
    /// <returns>The cost of every step.</returns>
    public static double[] Run<TNetwork>(TNetwork network, Recording recording, int steps, int warmUpSteps, int seed)
        where TNetwork : class, ITrainableStreamNetwork<TNetwork>
    {
        var gradients = new ParameterBuffer<TNetwork>();
        var optimizer = new Adam();
        var state = new OptimizerState<TNetwork>(optimizer);
        var schedule = LearningRateSchedule.Cosine(steps, minimum: 0.02);
        var random = new Random(seed);
        float[] inputs = new float[SequencesPerStep * StepsPerSequence], targets = new float[inputs.Length];
        var costs = new double[steps];
        for (int step = 0; step < steps; step++)
        {
            for (int sequence = 0; sequence < SequencesPerStep; sequence++)
            {
                int start = random.Next(recording.Input.Length - StepsPerSequence), place = sequence * StepsPerSequence;
                recording.Input.AsSpan(start, StepsPerSequence).CopyTo(inputs.AsSpan(place));
                recording.Output.AsSpan(start, StepsPerSequence).CopyTo(targets.AsSpan(place));
                network.Forward(inputs.AsSpan(place, warmUpSteps), targets.AsSpan(place, warmUpSteps));
            }

            costs[step] = network.Backward(inputs, targets, gradients, StepsPerSequence);
            optimizer.LearningRate = 0.01f * (float)schedule.Factor(step);
            optimizer.Update(network.Parameters.AsTrainedSpan(), gradients.AsTrainedSpan(), state);
        }

        return costs;
    }
}
