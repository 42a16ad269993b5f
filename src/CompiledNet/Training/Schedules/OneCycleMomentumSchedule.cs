namespace CompiledNet;

/// <summary>One fall and one rise, each half a cosine, at the times of <see cref="OneCycleSchedule"/>.</summary>
internal sealed record OneCycleMomentumSchedule(int Duration, double Rise, double Lowest) : LearningRateSchedule
{
    public override double Factor(long time)
    {
        double peak = Rise * Duration - 1;
        double end = Duration - 1;
        double now = Math.Min(time, end);
        return now <= peak
            ? CosineSchedule.Between(1, Lowest, now / peak)
            : CosineSchedule.Between(Lowest, 1, (now - peak) / (end - peak));
    }
}
