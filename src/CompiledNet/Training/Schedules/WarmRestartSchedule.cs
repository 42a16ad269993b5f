namespace CompiledNet;

/// <summary>Half a cosine again and again.</summary>
internal sealed record WarmRestartSchedule(int FirstPeriod, int Multiplier, double Minimum) : LearningRateSchedule
{
    public override double Factor(long time)
    {
        long period = FirstPeriod;
        if (Multiplier == 1)
            time %= period;
        while (time >= period)
        {
            time -= period;
            period *= Multiplier;
        }

        return CosineSchedule.Between(1, Minimum, time / (double)period);
    }
}
