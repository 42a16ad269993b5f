namespace Surrogate;

/// <summary>
/// The expensive function: how far a ball flies that is thrown with some speed and angle, against the drag of the air and with a wind from behind. It is computed in
/// thousands of small steps.
/// </summary>
public static class ThrownBall
{
    /// <summary>The lowest and the highest angle of the throw, in degrees.</summary>
    public static readonly (double Low, double High) Angles = (15, 75);

    /// <summary>The lowest and the highest speed of the throw, in m/s.</summary>
    public static readonly (double Low, double High) Speeds = (10, 50);

    private const double Gravity = 9.81;
    private const double Wind = 3;
    private const double Duration = 1e-3;

    // ½·ρ·c·A/m of a tennis ball: 1.2 kg/m³, 0.55, a diameter of 6.7 cm, 58 g.
    private const double Drag = 0.5 * 1.2 * 0.55 * Math.PI * 0.0335 * 0.0335 / 0.058;

    /// <summary>The distance, in m, at which the ball comes down to the height from which it was thrown.</summary>
    /// <param name="angle">In degrees, from the horizontal.</param>
    /// <param name="speed">In m/s.</param>
    public static double Range(double angle, double speed)
    {
        (double sine, double cosine) = Math.SinCos(angle * Math.PI / 180);
        var ball = new Flight(0, 0, speed * cosine, speed * sine);
        while (true)
        {
            Flight next = ball.After(Duration);
            if (next.Y < 0)
                return ball.X + (next.X - ball.X) * ball.Y / (ball.Y - next.Y);
            ball = next;
        }
    }

    /// <summary>Place and velocity.</summary>
    private readonly record struct Flight(double X, double Y, double VelocityX, double VelocityY)
    {
        /// <summary>A step of the classical method of Runge and Kutta.</summary>
        public Flight After(double duration)
        {
            Flight first = Slope();
            Flight second = Moved(first, duration / 2).Slope();
            Flight third = Moved(second, duration / 2).Slope();
            Flight fourth = Moved(third, duration).Slope();
            return Moved(first, duration / 6).Moved(second, duration / 3).Moved(third, duration / 3).Moved(fourth, duration / 6);
        }

        /// <summary>The derivatives with respect to time: velocity, and gravity with drag, k·|v − w|·(v − w).</summary>
        private Flight Slope()
        {
            double through = VelocityX - Wind;
            double drag = Drag * Math.Sqrt(through * through + VelocityY * VelocityY);
            return new Flight(VelocityX, VelocityY, -drag * through, -Gravity - drag * VelocityY);
        }

        private Flight Moved(Flight slope, double duration) => new(
            X + duration * slope.X, Y + duration * slope.Y, VelocityX + duration * slope.VelocityX, VelocityY + duration * slope.VelocityY);
    }
}
