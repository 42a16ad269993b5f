using CompiledNet.Samples;

namespace Controller;

/// <summary>A fiftieth of a second.</summary>
/// <param name="Seen">What is seen.</param>
/// <param name="Right">Whether the cart is then pushed to the right.</param>
/// <param name="IsFirst">Whether the pole was just set up.</param>
public readonly record struct Moment(Sight Seen, bool Right, bool IsFirst)
{
    /// <summary>The inputs of the model, all of a size near 1.</summary>
    public void CopyTo(Span<float> inputs)
    {
        inputs[0] = Seen.Place;
        inputs[1] = Seen.Angle / (float)CartPoleWorld.LargestAngle;
        inputs[2] = Right ? 1 : -1;
        inputs[3] = IsFirst ? 1 : 0;
    }

    /// <summary>What will be seen next, with the speeds that the model gives.</summary>
    public Sight Next(ReadOnlySpan<float> speeds) =>
        new(Seen.Place + speeds[0] * (float)CartPoleWorld.Duration, Seen.Angle + speeds[1] * (float)CartPoleWorld.Duration);

    /// <summary>The speeds that the model should have given.</summary>
    public void CopySpeeds(Sight next, Span<float> speeds)
    {
        speeds[0] = (next.Place - Seen.Place) / (float)CartPoleWorld.Duration;
        speeds[1] = (next.Angle - Seen.Angle) / (float)CartPoleWorld.Duration;
    }
}
