namespace CompiledNet;

/// <summary>A factor for a time.</summary>
internal sealed record ConstantSchedule(double Value, int Duration) : LearningRateSchedule
{
    public override double Factor(long time) => Duration == int.MaxValue || time < Duration ? Value : 1;
}
