namespace CompiledNet;

/// <summary>A straight line.</summary>
internal sealed record LinearSchedule(int Duration, double From, double To) : LearningRateSchedule
{
    public override double Factor(long time) => time >= Duration ? To : From + (To - From) * time / Duration;
}
