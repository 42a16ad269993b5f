using Surrogate;

namespace CompiledNet.Samples.Tests;

public class SurrogateTests
{
    /// <summary>The same equations, with steps of Euler, which are much smaller and of another kind.</summary>
    [Theory]
    [InlineData(15, 50)]
    [InlineData(45, 30)]
    [InlineData(75, 10)]
    public void The_range_is_that_of_the_equations_of_motion(double angle, double speed)
    {
        const double Duration = 1e-5;
        double drag = 0.5 * 1.2 * 0.55 * Math.PI * 0.0335 * 0.0335 / 0.058;
        (double x, double y) = (0, 0);
        (double vx, double vy) = (speed * Math.Cos(angle * Math.PI / 180), speed * Math.Sin(angle * Math.PI / 180));
        do
        {
            double through = Math.Sqrt((vx - 3) * (vx - 3) + vy * vy);
            (x, y) = (x + Duration * vx, y + Duration * vy);
            (vx, vy) = (vx - Duration * drag * through * (vx - 3), vy - Duration * (9.81 + drag * through * vy));
        }
        while (y >= 0);

        // The steps of Euler are off by about as much as the ball moves in a few of them.
        Assert.Equal(x, ThrownBall.Range(angle, speed), 20 * Duration * speed);
    }

    [Fact]
    public void The_surrogate_is_off_by_less_than_a_thousandth()
    {
        ErrorGrid grid = ErrorGrid.Of(BallSurrogate.Fit(count: 400, seed: 11));

        Assert.InRange(grid.RootMeanSquare / 1000, 0, 1e-3 * grid.Largest);
        Assert.InRange(grid.Largest, 50, 100);
    }
}
