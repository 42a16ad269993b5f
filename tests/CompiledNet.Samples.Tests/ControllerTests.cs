using Controller;

namespace CompiledNet.Samples.Tests;

public class ControllerTests
{
    [Fact]
    public void The_controller_learns_while_it_runs_and_learns_again_when_the_motor_is_reversed()
    {
        ControllerLife life = ControllerLife.Run(seed: 12);

        Assert.InRange(life.FallsBefore(ControllerLife.Swap), 0, 5);
        Assert.InRange(life.Falls.Count(fall => fall >= ControllerLife.Swap && fall < ControllerLife.Swap + 500), 10, 50);
        Assert.InRange(life.FallsBefore(ControllerLife.Steps), 0, 5);
    }

    [Fact]
    public void A_moment_leads_to_what_was_seen_next()
    {
        var moment = new Moment(new Sight(0.5f, -0.1f), Right: true, IsFirst: false);
        var next = new Sight(0.53f, -0.08f);
        var speeds = new float[MotionModel.OutputSize];

        moment.CopySpeeds(next, speeds);

        Assert.Equal(1.5f, speeds[0], 1e-5f);
        Assert.Equal(1f, speeds[1], 1e-5f);
        Assert.Equal(next.Place, moment.Next(speeds).Place, 1e-6f);
        Assert.Equal(next.Angle, moment.Next(speeds).Angle, 1e-6f);
    }
}
