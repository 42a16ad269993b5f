using System.Diagnostics;
using CompiledNet;
using CompiledNet.Samples;

namespace Controller;

/// <summary>What became of a controller that learns while it runs.</summary>
/// <param name="Falls">The steps at which the pole fell.</param>
/// <param name="Angles">The angle of the pole that is seen behind each step, in degrees.</param>
/// <param name="StepTime">The mean time of a step: to choose a push, to take it into the stream, and to learn.</param>
public sealed record ControllerLife(IReadOnlyList<int> Falls, double[] Angles, TimeSpan StepTime)
{
    /// <summary>The steps of a life: three minutes of fifty steps a second.</summary>
    public const int Steps = 9000;

    /// <summary>The step from which on the motor turns the other way.</summary>
    public const int Swap = 4500;

    /// <summary>The steps before the swap, and before the end, in which it is to be able to do it: half a minute.</summary>
    public const int Judged = 1500;

    /// <summary>How often the pole fell in the last half minute before a step.</summary>
    public int FallsBefore(int step) => Falls.Count(fall => fall >= step - Judged && fall < step);

    /// <summary>Lets a controller run that knows nothing of carts and poles. Where the pole falls it is set up again.</summary>
    /// <param name="seed">What the first weights, the starts, the blur and the plans are drawn with.</param>
    /// <param name="learningSteps">For how many steps it learns.</param>
    public static ControllerLife Run(int seed, int learningSteps = Steps)
    {
        var random = new Random(seed);
        var world = new CartPoleWorld();
        var model = new MotionModel(seed);
        StreamState<MotionModel> state = model.CreateState();
        var planner = new Planner(model, random);
        var learner = new Learner(model, random);
        var falls = new List<int>();
        var angles = new double[Steps];
        float[] inputs = new float[MotionModel.InputSize], speeds = new float[MotionModel.OutputSize];
        TimeSpan time = default;

        world.Start(random);
        Sight seen = Sight.Of(world, random);
        for (int step = 0; step < Steps; step++)
        {
            long start = Stopwatch.GetTimestamp();
            bool isFirst = world.Steps == 0;
            var moment = new Moment(seen, planner.Choose(state, seen, isFirst), isFirst);
            moment.CopyTo(inputs);
            model.Forward(inputs, speeds, state);
            if (step < learningSteps)
                learner.Learn();
            time += Stopwatch.GetElapsedTime(start);

            world.Push(moment.Right != (step >= Swap));
            seen = Sight.Of(world, random);
            learner.Remember(moment, seen);
            angles[step] = seen.Angle * 180 / Math.PI;
            if (!world.HasFallen)
                continue;
            falls.Add(step);
            world.Start(random);
            seen = Sight.Of(world, random);
        }

        return new ControllerLife(falls, angles, time / Steps);
    }
}
