using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary><c>min + (1 − min)·½·(1 + cos(π·t/duration))</c>.</summary>
internal sealed record CosineSchedule(int Duration, double Minimum) : LearningRateSchedule
{
    public override double Factor(long time) => Between(1, Minimum, Math.Min(time, Duration) / (double)Duration);

    /// <summary>Half a cosine from one value to another: <c>to + (from − to)·½·(1 + cos(π·share))</c>.</summary>
    public static double Between(double from, double to, double share) => to + (from - to) * 0.5 * (1 + PortableMath.CosPi(share));
}
