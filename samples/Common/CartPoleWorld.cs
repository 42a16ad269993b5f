namespace CompiledNet.Samples;

/// <summary>
/// A pole on a cart that is pushed to the left or right in every fiftieth of a second: the equations of Barto, Sutton and Anderson (1983), with the
/// constants and limits that are usual today. An episode ends when the pole leans by more than 12°, when the cart leaves its
/// track, or after 500 steps.
/// </summary>
public sealed class CartPoleWorld
{
    /// <summary>The numbers of a state: place and speed of the cart in m and m/s, angle and angular speed of the pole in rad and rad/s.</summary>
    public const int StateSize = 4;

    /// <summary>The most steps.</summary>
    public const int MaxSteps = 500;

    /// <summary>The angle at which the pole counts as fallen, in rad.</summary>
    public const double LargestAngle = 12 * Math.PI / 180;

    /// <summary>The distance from the middle of the track at which it ends, in m.</summary>
    public const double TrackEnd = 2.4;

    /// <summary>The time between pushes, in s.</summary>
    public const double Duration = 0.02;

    private const double Gravity = 9.8;
    private const double CartMass = 1;
    private const double PoleMass = 0.1;
    private const double HalfLength = 0.5;
    private const double Force = 10;

    private double _place;
    private double _speed;
    private double _angle;
    private double _angularSpeed;

    /// <summary>The steps made since the start.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether the pole leans too far, or the cart has left its track.</summary>
    public bool HasFallen => Math.Abs(_angle) > LargestAngle || Math.Abs(_place) > TrackEnd;

    /// <summary>Whether an episode is over.</summary>
    public bool IsOver => HasFallen || Steps == MaxSteps;

    /// <summary>Begins near rest: each number of the state between −0.05 and 0.05.</summary>
    public void Start(Random random)
    {
        _place = Near(random);
        _speed = Near(random);
        _angle = Near(random);
        _angularSpeed = Near(random);
        Steps = 0;
    }

    /// <summary>The state.</summary>
    public void CopyTo(Span<float> state)
    {
        state[0] = (float)_place;
        state[1] = (float)_speed;
        state[2] = (float)_angle;
        state[3] = (float)_angularSpeed;
    }

    /// <summary>Pushes to the right or left, and lets a fiftieth of a second pass.</summary>
    public void Push(bool right)
    {
        (double sine, double cosine) = Math.SinCos(_angle);

        // With the force F:  a = (F + m·l·ω²·sin θ)/(M + m),  α = (g·sin θ − cos θ·a)/(l·(4/3 − m·cos²θ/(M + m))),  ẍ = a − m·l·α·cos θ/(M + m)
        const double Mass = CartMass + PoleMass;
        double pull = ((right ? Force : -Force) + PoleMass * HalfLength * _angularSpeed * _angularSpeed * sine) / Mass;
        double angularAcceleration = (Gravity * sine - cosine * pull) / (HalfLength * (4.0 / 3 - PoleMass * cosine * cosine / Mass));
        double acceleration = pull - PoleMass * HalfLength * angularAcceleration * cosine / Mass;
        _place += Duration * _speed;
        _speed += Duration * acceleration;
        _angle += Duration * _angularSpeed;
        _angularSpeed += Duration * angularAcceleration;
        Steps++;
    }

    private static double Near(Random random) => 0.1 * random.NextDouble() - 0.05;
}
