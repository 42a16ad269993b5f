namespace CompiledNet;

/// <summary>Two schedules at once.</summary>
internal sealed record ScheduleProduct(LearningRateSchedule Left, LearningRateSchedule Right) : LearningRateSchedule
{
    public override double Factor(long time) => Left.Factor(time) * Right.Factor(time);
}
