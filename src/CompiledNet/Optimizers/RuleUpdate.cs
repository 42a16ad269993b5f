using System.Runtime.CompilerServices;
using CompiledNet.Execution;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>One pass of a rule over parameters, gradients and moments that are pinned.</summary>
/// <typeparam name="TRule">The rule.</typeparam>
/// <typeparam name="TTreated">Whether gradients are treated before the rule sees them.</typeparam>
internal readonly unsafe struct RuleUpdate<TRule, TTreated>(
    TRule rule, GradientTreatment treatment, float* parameters, float* gradients, float* first, float* second, float* third)
    : IElementwiseUpdate, IPartedWork
    where TRule : struct, IUpdateRule
    where TTreated : struct, IFlag
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int start, int length)
    {
        WritableRegion values = default, firsts = default, seconds = default, thirds = default;
        values.Open(ref parameters[start], length);
        firsts.Open(ref TRule.Moments > 0 ? ref first[start] : ref parameters[start], length);
        seconds.Open(ref TRule.Moments > 1 ? ref second[start] : ref parameters[start], length);
        thirds.Open(ref TRule.Moments > 2 ? ref third[start] : ref parameters[start], length);
        ElementwiseLoop.Run(in this, start, length);
        thirds.Close();
        seconds.Close();
        firsts.Close();
        values.Close();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TLanes>(int offset, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes gradient = TLanes.LoadFirst(in *gradients, offset, count);
        TLanes parameter = TLanes.LoadFirst(in *parameters, offset, count);
        TLanes moment1 = TRule.Moments > 0 ? TLanes.LoadFirst(in *first, offset, count) : default;
        TLanes moment2 = TRule.Moments > 1 ? TLanes.LoadFirst(in *second, offset, count) : default;
        TLanes moment3 = TRule.Moments > 2 ? TLanes.LoadFirst(in *third, offset, count) : default;
        if (TTreated.IsSet)
            treatment.Apply(ref parameter, ref gradient);
        rule.Apply(ref parameter, gradient, ref moment1, ref moment2, ref moment3);
        if (TRule.Moments > 0)
            moment1.StoreFirst(ref *first, offset, count);
        if (TRule.Moments > 1)
            moment2.StoreFirst(ref *second, offset, count);
        if (TRule.Moments > 2)
            moment3.StoreFirst(ref *third, offset, count);
        parameter.StoreFirst(ref *parameters, offset, count);
    }
}
