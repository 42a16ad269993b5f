using System.Collections.Immutable;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary><c>γⁿ</c> after n milestones.</summary>
internal sealed record MultiStepSchedule(double Gamma, ImmutableArray<int> Milestones) : LearningRateSchedule
{
    public override double Factor(long time)
    {
        int reached = 0;
        foreach (int milestone in Milestones)
            reached += milestone <= time ? 1 : 0;
        return PortableMath.Pow(Gamma, reached);
    }
}
