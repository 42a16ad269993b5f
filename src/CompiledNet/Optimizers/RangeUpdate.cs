using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A range of the storage that one step of an optimizer changes with the same settings. Its memory is pinned.</summary>
internal readonly unsafe ref struct RangeUpdate
{
    public required float* Parameters { get; init; }

    public required float* Gradients { get; init; }

    public required float* First { get; init; }

    public required float* Second { get; init; }

    public required float* Third { get; init; }

    public required int Length { get; init; }

    public required int Threads { get; init; }

    public required GradientTreatment Treatment { get; init; }

    /// <summary>The learning rate here.</summary>
    public required float LearningRate { get; init; }

    /// <summary>Applies a rule to all of it, shared among threads if that gains.</summary>
    // By itself, since the caller has a call for each of its rules: the memory of all of them would be cleared for one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TRule>(TRule rule)
        where TRule : struct, IUpdateRule
    {
        if (Treatment.IsNothing)
            ElementwiseLoop.RunShared(new RuleUpdate<TRule, Without>(rule, default, Parameters, Gradients, First, Second, Third), Length, Threads);
        else
            RunTreated(rule);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void RunTreated<TRule>(TRule rule)
        where TRule : struct, IUpdateRule =>
        ElementwiseLoop.RunShared(new RuleUpdate<TRule, With>(rule, Treatment, Parameters, Gradients, First, Second, Third), Length, Threads);
}
