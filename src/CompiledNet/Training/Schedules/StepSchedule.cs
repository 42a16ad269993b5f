using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary><c>γ^⌊t/period⌋</c>.</summary>
internal sealed record StepSchedule(int Period, double Gamma) : LearningRateSchedule
{
    public override double Factor(long time) => PortableMath.Pow(Gamma, (int)Math.Min(time / Period, int.MaxValue));
}
