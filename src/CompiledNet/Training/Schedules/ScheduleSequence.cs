namespace CompiledNet;

/// <summary>Two schedules one after the other.</summary>
internal sealed record ScheduleSequence(LearningRateSchedule First, int Time, LearningRateSchedule Next) : LearningRateSchedule
{
    public override double Factor(long time) => time < Time ? First.Factor(time) : Next.Factor(time - Time);
}
