namespace CompiledNet;

/// <summary>
/// What the learning rate of an optimizer is multiplied by as training goes on: a function of the time t = 0, 1, 2, … alone, counted in epochs or
/// steps (<see cref="FitOptions.ScheduleUnit"/>). So a training that is resumed continues it, and its bits are the same on every machine.
/// </summary>
/// <remarks>The formulas are those of PyTorch's <c>lr_scheduler</c>.</remarks>
/// <example>
/// Five epochs of warm-up, then half a cosine down to a hundredth:
/// <code>
/// Schedule = LearningRateSchedule.WarmUp(5).Then(5, LearningRateSchedule.Cosine(95, minimum: 0.01))
/// </code>
/// </example>
public abstract record LearningRateSchedule
{
    /// <summary>The factor at a time.</summary>
    /// <param name="time">Epochs or steps since the beginning, from 0.</param>
    public abstract double Factor(long time);

    /// <summary>A factor until a time, from which on it is 1; or for all times.</summary>
    /// <param name="factor">At least 0.</param>
    /// <param name="duration">For how long, at least 1.</param>
    public static LearningRateSchedule Constant(double factor = 1, int duration = int.MaxValue) =>
        new ConstantSchedule(ScheduleSetting.Factor(factor, nameof(factor)), ScheduleSetting.Duration(duration, nameof(duration)));

    /// <summary>A product of <c>⌊t/period⌋</c> factors γ.</summary>
    /// <param name="period">At least 1.</param>
    /// <param name="gamma">γ, at least 0.</param>
    public static LearningRateSchedule Step(int period, double gamma = 0.1) =>
        new StepSchedule(ScheduleSetting.Duration(period, nameof(period)), ScheduleSetting.Factor(gamma, nameof(gamma)));

    /// <summary>A product of as many factors γ as milestones are reached.</summary>
    /// <param name="gamma">γ, at least 0; usual is 0.1.</param>
    /// <param name="milestones">Times, at least one.</param>
    public static LearningRateSchedule MultiStep(double gamma, params ReadOnlySpan<int> milestones)
    {
        if (milestones.IsEmpty)
            throw new ArgumentException("At least one milestone is needed.", nameof(milestones));
        return new MultiStepSchedule(ScheduleSetting.Factor(gamma, nameof(gamma)), [.. milestones]);
    }

    /// <summary><c>γᵗ</c>.</summary>
    /// <param name="gamma">γ, at least 0.</param>
    public static LearningRateSchedule Exponential(double gamma) => new StepSchedule(1, ScheduleSetting.Factor(gamma, nameof(gamma)));

    /// <summary>
    /// Half a cosine from 1 down to the minimum, <c>min + (1 − min)·½·(1 + cos(π·t/duration))</c>, where it stays. (PyTorch's would rise again.)
    /// </summary>
    /// <param name="duration">At least 1.</param>
    /// <param name="minimum">At least 0.</param>
    /// <remarks>I. Loshchilov, F. Hutter: SGDR: Stochastic Gradient Descent with Warm Restarts (2017).</remarks>
    public static LearningRateSchedule Cosine(int duration, double minimum = 0) =>
        new CosineSchedule(ScheduleSetting.Duration(duration, nameof(duration)), ScheduleSetting.Factor(minimum, nameof(minimum)));

    /// <summary>Half a cosine again and again, each time <paramref name="multiplier"/> times as long.</summary>
    /// <param name="firstPeriod">The duration of the first, at least 1.</param>
    /// <param name="multiplier">At least 1.</param>
    /// <param name="minimum">At least 0.</param>
    /// <remarks>I. Loshchilov, F. Hutter: SGDR: Stochastic Gradient Descent with Warm Restarts (2017).</remarks>
    public static LearningRateSchedule WarmRestarts(int firstPeriod, int multiplier = 1, double minimum = 0) => new WarmRestartSchedule(
        ScheduleSetting.Duration(firstPeriod, nameof(firstPeriod)),
        ScheduleSetting.Duration(multiplier, nameof(multiplier)),
        ScheduleSetting.Factor(minimum, nameof(minimum)));

    /// <summary>A straight line from one factor to another, where it stays.</summary>
    /// <param name="duration">At least 1.</param>
    /// <param name="from">At least 0.</param>
    /// <param name="to">At least 0.</param>
    public static LearningRateSchedule Linear(int duration, double from, double to) => new LinearSchedule(
        ScheduleSetting.Duration(duration, nameof(duration)), ScheduleSetting.Factor(from, nameof(from)), ScheduleSetting.Factor(to, nameof(to)));

    /// <summary>A straight line up to 1, where it stays.</summary>
    /// <param name="duration">At least 1.</param>
    /// <param name="from">The first factor, at least 0; a third by default.</param>
    public static LearningRateSchedule WarmUp(int duration, double from = 1.0 / 3) => Linear(duration, from, 1);

    /// <summary>
    /// One rise to 1 and one fall to nearly nothing, each half a cosine: the optimizer's learning rate is the largest. For the momentum see <see cref="OneCycleMomentum"/>.
    /// </summary>
    /// <param name="duration">The whole, at least 3.</param>
    /// <param name="rise">The share of the time that the rise takes, in (0, 1).</param>
    /// <param name="divisor">The first factor is 1/divisor; above 0.</param>
    /// <param name="finalDivisor">The last factor is 1/(divisor·finalDivisor); above 0.</param>
    /// <remarks>L. N. Smith, N. Topin: Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates (2018).</remarks>
    public static LearningRateSchedule OneCycle(int duration, double rise = 0.3, double divisor = 25, double finalDivisor = 1e4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, 3);
        RequireRise(rise, duration);
        return new OneCycleSchedule(duration, rise, ScheduleSetting.AboveZero(divisor, nameof(divisor)), ScheduleSetting.AboveZero(finalDivisor, nameof(finalDivisor)));
    }

    /// <summary>
    /// What belongs to <see cref="OneCycle"/> as <see cref="FitOptions.MomentumSchedule"/>: a fall from 1 and a rise back to it, each half a cosine, lowest where the
    /// learning rate is largest. The optimizer's momentum is the largest, PyTorch's <c>max_momentum</c> of 0.95.
    /// </summary>
    /// <param name="duration">The whole, at least 3.</param>
    /// <param name="lowest">The least factor, in [0, 1]; PyTorch's is 0.85/0.95.</param>
    /// <param name="rise">The share of the time that the fall takes, as the rise of the learning rate, in (0, 1).</param>
    public static LearningRateSchedule OneCycleMomentum(int duration, double lowest = 0.85 / 0.95, double rise = 0.3)
    {
        if (!(lowest >= 0 && lowest <= 1))
            throw new ArgumentOutOfRangeException(nameof(lowest), lowest, "The least factor must be in [0, 1].");
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, 3);
        RequireRise(rise, duration);
        return new OneCycleMomentumSchedule(duration, rise, lowest);
    }

    /// <summary><c>(1 − t/duration)^power</c>; 0 from the duration on.</summary>
    /// <param name="duration">At least 1.</param>
    /// <param name="power">Above 0; 1 is a straight line.</param>
    public static LearningRateSchedule Polynomial(int duration, double power = 1) =>
        new PolynomialSchedule(ScheduleSetting.Duration(duration, nameof(duration)), ScheduleSetting.AboveZero(power, nameof(power)));

    /// <summary>The product of two schedules at every time.</summary>
    public static LearningRateSchedule operator *(LearningRateSchedule left, LearningRateSchedule right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new ScheduleProduct(left, right);
    }

    /// <summary>This schedule at first, and from a time on another, which begins there with its time 0.</summary>
    /// <param name="time">When the other begins, at least 1.</param>
    /// <param name="next">The other.</param>
    public LearningRateSchedule Then(int time, LearningRateSchedule next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new ScheduleSequence(this, ScheduleSetting.Duration(time, nameof(time)), next);
    }

    private static void RequireRise(double rise, int duration)
    {
        if (!(rise > 0 && rise < 1 && rise * duration > 1))
            throw new ArgumentOutOfRangeException(nameof(rise), rise, "The rise must be a share of the time in (0, 1), and longer than one of its units.");
    }
}
