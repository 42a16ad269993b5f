using CompiledNet;
using CompiledNet.Samples;

namespace Controller;

/// <summary>
/// Chooses a push by imagining what would come of many series of pushes: each goes on from a copy of the stream's state, with what the model says as what is
/// seen next. The first push of the best one is made.
/// </summary>
public sealed class Planner
{
    private const int Plans = 64;
    private const int Horizon = 25;

    private readonly MotionModel _model;
    private readonly Random _random;
    private readonly StreamState<MotionModel>[] _states;
    private readonly bool[][] _pushes = [.. Enumerable.Range(0, Plans).Select(_ => new bool[Horizon])];
    private readonly Sight[] _seen = new Sight[Plans];
    private readonly double[] _costs = new double[Plans];
    private readonly float[] _inputs = new float[Plans * MotionModel.InputSize];
    private readonly float[] _speeds = new float[Plans * MotionModel.OutputSize];

    /// <summary>A planner that has no plan yet.</summary>
    public Planner(MotionModel model, Random random)
    {
        _model = model;
        _random = random;
        _states = [.. Enumerable.Range(0, Plans).Select(_ => model.CreateState())];
    }

    /// <summary>Whether to push to the right.</summary>
    /// <param name="state">Where the stream stands before this moment.</param>
    /// <param name="seen">What is seen now.</param>
    /// <param name="isFirst">Whether the pole was just set up.</param>
    public bool Choose(StreamState<MotionModel> state, Sight seen, bool isFirst)
    {
        DrawPlans();
        Array.Clear(_costs);
        Array.Fill(_seen, seen);
        foreach (StreamState<MotionModel> copy in _states)
            state.CopyTo(copy);
        for (int step = 0; step < Horizon; step++)
            Imagine(step, isFirst && step == 0);

        // The best stays as the first of the next plans, a step on.
        int best = Array.IndexOf(_costs, _costs.Min());
        bool push = _pushes[best][0];
        (_pushes[0], _pushes[best]) = (_pushes[best], _pushes[0]);
        _pushes[0].AsSpan(1).CopyTo(_pushes[0]);
        return push;
    }

    private void DrawPlans()
    {
        foreach (bool[] plan in _pushes.AsSpan(1))
        {
            // How often a plan pushes to the right is drawn too, so that some push one way for long.
            double share = _random.NextDouble();
            for (int step = 0; step < Horizon; step++)
                plan[step] = _random.NextDouble() < share;
        }
    }

    /// <summary>A step of all plans in one call.</summary>
    private void Imagine(int step, bool isFirst)
    {
        for (int plan = 0; plan < Plans; plan++)
            new Moment(_seen[plan], _pushes[plan][step], isFirst).CopyTo(_inputs.AsSpan(plan * MotionModel.InputSize, MotionModel.InputSize));
        _model.Forward(_inputs, _speeds, _states);
        for (int plan = 0; plan < Plans; plan++)
        {
            _seen[plan] = new Moment(_seen[plan], _pushes[plan][step], isFirst).Next(_speeds.AsSpan(plan * MotionModel.OutputSize, MotionModel.OutputSize));
            _costs[plan] += Cost(_seen[plan], _speeds[plan * MotionModel.OutputSize]);
        }
    }

    /// <summary>
    /// Squares of how far the pole leans, and of how far the cart will be from the middle in a second, in parts of what is allowed; more than that ever costs
    /// for each moment behind a fall.
    /// </summary>
    private static double Cost(Sight seen, double speed)
    {
        double angle = seen.Angle / CartPoleWorld.LargestAngle, place = seen.Place / CartPoleWorld.TrackEnd, later = (seen.Place + speed) / CartPoleWorld.TrackEnd;
        return Math.Abs(angle) > 1 || Math.Abs(place) > 1 ? 10 : angle * angle + later * later;
    }
}
