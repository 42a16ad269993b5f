using CompiledNet.Samples;

namespace Controller;

/// <summary>What a camera sees of cart and pole: where they are, a little blurred, and not how fast they move.</summary>
/// <param name="Place">Of the cart, in m.</param>
/// <param name="Angle">Of the pole, in rad.</param>
public readonly record struct Sight(float Place, float Angle)
{
    // A quarter of a centimetre and a tenth of a degree, as standard deviations.
    private const double PlaceBlur = 0.0025;
    private const double AngleBlur = 0.1 * Math.PI / 180;

    /// <summary>Looks at them.</summary>
    public static Sight Of(CartPoleWorld world, Random random)
    {
        Span<float> state = stackalloc float[CartPoleWorld.StateSize];
        world.CopyTo(state);
        return new Sight(state[0] + (float)(PlaceBlur * Normal(random)), state[2] + (float)(AngleBlur * Normal(random)));
    }

    // G. Box and M. Muller: A note on the generation of random normal deviates, 1958.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
