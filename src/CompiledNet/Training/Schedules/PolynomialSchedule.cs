using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary><c>(1 − t/duration)^power</c>.</summary>
internal sealed record PolynomialSchedule(int Duration, double Power) : LearningRateSchedule
{
    public override double Factor(long time) => time >= Duration ? 0 : PortableMath.Pow(1 - time / (double)Duration, Power);
}
