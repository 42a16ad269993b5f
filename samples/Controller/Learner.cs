using CompiledNet;

namespace Controller;

/// <summary>Learns from the last moments, a batch of sequences at a time. Older moments are forgotten: what the cart does may change.</summary>
/// <param name="model">What learns.</param>
/// <param name="random">Draws the sequences.</param>
public sealed class Learner(MotionModel model, Random random)
{
    private const int Remembered = 1000;
    private const int Sequences = 16;
    private const int StepsOfSequence = 24;

    // A sequence begins from zero somewhere: at first the network cannot know the speeds.
    private const int WarmUpSteps = 4;

    private readonly Trainer<MotionModel> _trainer = new(model, new Adam { LearningRate = 2e-3f, MaxGradientNorm = 1f })
    {
        StepsPerSequence = StepsOfSequence,
        WarmUpSteps = WarmUpSteps,
    };

    private readonly float[] _inputs = new float[Remembered * MotionModel.InputSize];
    private readonly float[] _speeds = new float[Remembered * MotionModel.OutputSize];
    private readonly float[] _batchInputs = new float[Sequences * StepsOfSequence * MotionModel.InputSize];
    private readonly float[] _batchSpeeds = new float[Sequences * StepsOfSequence * MotionModel.OutputSize];
    private int _count;

    /// <summary>Remembers a moment, and what was seen behind it.</summary>
    public void Remember(Moment moment, Sight next)
    {
        int place = _count++ % Remembered;
        moment.CopyTo(Row(_inputs, place, MotionModel.InputSize));
        moment.CopySpeeds(next, Row(_speeds, place, MotionModel.OutputSize));
    }

    /// <summary>Makes a step of gradient descent, if enough is remembered.</summary>
    public void Learn()
    {
        if (_count < StepsOfSequence)
            return;
        for (int row = 0; row < Sequences * StepsOfSequence; row += StepsOfSequence)
        {
            int first = random.Next(Math.Max(0, _count - Remembered), _count - StepsOfSequence + 1);
            for (int step = 0; step < StepsOfSequence; step++)
            {
                int place = (first + step) % Remembered;
                Row(_inputs, place, MotionModel.InputSize).CopyTo(Row(_batchInputs, row + step, MotionModel.InputSize));
                Row(_speeds, place, MotionModel.OutputSize).CopyTo(Row(_batchSpeeds, row + step, MotionModel.OutputSize));
            }
        }

        _trainer.Step(_batchInputs, _batchSpeeds);
    }

    private static Span<float> Row(float[] rows, int row, int size) => rows.AsSpan(row * size, size);
}
