namespace CompiledNet;

/// <summary>One rise and one fall, each half a cosine; the peak is at <c>rise·duration − 1</c>, the end at <c>duration − 1</c>.</summary>
internal sealed record OneCycleSchedule(int Duration, double Rise, double Divisor, double FinalDivisor) : LearningRateSchedule
{
    public override double Factor(long time)
    {
        double first = 1 / Divisor;
        double peak = Rise * Duration - 1;
        double end = Duration - 1;
        double now = Math.Min(time, end);
        return now <= peak
            ? CosineSchedule.Between(first, 1, now / peak)
            : CosineSchedule.Between(1, first / FinalDivisor, (now - peak) / (end - peak));
    }
}
