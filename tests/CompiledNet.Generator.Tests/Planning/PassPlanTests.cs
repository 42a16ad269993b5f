using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Planning;

/// <summary>What holds of every pass of every network: its values have room, and none takes another's while that is needed.</summary>
public class PassPlanTests
{
    public static TheoryData<string, string> Plans =>
    [
        .. Networks.Spread.Append(Networks.Of("Deep", 9, [(40, "Tanh"), (5, "GELU"), (70, "Softmax"), (3, "Sigmoid"), (1, "Linear")], "Huber"))
            .SelectMany(source => Enum.GetNames<KernelSource>(), (source, kernels) => (source, kernels)),
    ];

    [Theory, MemberData(nameof(Plans))]
    public void Every_value_of_a_step_has_a_place(string source, string kernels) => Assert.All(Passes(source, kernels), pass =>
    {
        IEnumerable<PassValue> used = pass.Steps.SelectMany(step => step.Values).Where(value => !value.IsCallers).Distinct();
        Assert.Equal(used.OrderBy(value => value.Notation, StringComparer.Ordinal), pass.Buffers.Select(buffer => buffer.Value).OrderBy(value => value.Notation, StringComparer.Ordinal));
    });

    [Theory, MemberData(nameof(Plans))]
    public void Values_that_are_needed_at_the_same_time_do_not_share_memory(string source, string kernels)
    {
        ExecutionPlan plan = Plan(source, kernels);
        Assert.All(Passes(plan), pass =>
        {
            BufferPlan[] buffers = [.. pass.Buffers];
            foreach (BufferPlan one in buffers)
            {
                Assert.True(End(plan, pass, one) <= pass.Memory.Length, $"{one.Value.Notation} ends outside of the memory.");
                foreach (BufferPlan other in buffers.Where(other => other != one && NeededTogether(pass, one.Value, other.Value)))
                    Assert.True(End(plan, pass, one) <= other.Offset || End(plan, pass, other) <= one.Offset, $"{one.Value.Notation} and {other.Value.Notation} share memory.");
            }
        });
    }

    private static bool NeededTogether(PassPlan pass, PassValue one, PassValue other)
    {
        (int first, int last) = Life(pass, one);
        (int otherFirst, int otherLast) = Life(pass, other);
        return first <= otherLast && otherFirst <= last;
    }

    private static (int First, int Last) Life(PassPlan pass, PassValue value)
    {
        PassStep[] steps = [.. pass.Steps];
        return (Array.FindIndex(steps, step => step.Values.Contains(value)), Array.FindLastIndex(steps, step => step.Values.Contains(value)));
    }

    /// <summary>Where a value ends at the least: a row for every row of a block, or what a panel is known to hold.</summary>
    private static int End(ExecutionPlan plan, PassPlan pass, BufferPlan buffer)
    {
        int last = plan.Layers.Count;
        int Width(int layer) => plan.Layers[layer - 1].PaddedUnits;
        bool isOfPanel = pass.Steps.OfType<OutputPanelsStep>().Any(step => buffer.Value == PassValue.Activations(step.Layer));
        return buffer.Offset + buffer.Value.Kind switch
        {
            ValueKind.Panel => pass.Steps.OfType<OutputPanelsStep>().Any() ? MemoryPlanner.InputPanel(plan.Layers[last - 1])
                : pass.Steps.OfType<LossStep>().Any(step => step.Form == LossForm.Panels) ? MemoryPlanner.LossPanel(plan.Layers[last - 1])
                : MemoryPlanner.WeightsPanel(plan.Layers),
            _ when isOfPanel => Machine.PanelRows * Width(last),
            ValueKind.Targets => pass.Memory.BlockRows * Width(last),
            _ => pass.Memory.BlockRows * Width(buffer.Value.Layer),
        };
    }

    private static IEnumerable<PassPlan> Passes(string source, string kernels) => Passes(Plan(source, kernels));

    private static IEnumerable<PassPlan> Passes(ExecutionPlan plan) =>
        new[] { plan.Inference, plan.InferenceRow, plan.Loss, plan.Training, plan.BackwardFrom, plan.FiniteTest, plan.Descent }.OfType<PassPlan>();

    private static ExecutionPlan Plan(string source, string kernels) =>
        (ExecutionPlan)new Project(source) { Kernels = kernels }.Generate().Driver.GetRunResult().Results.Single()
            .TrackedSteps[TrackingNames.Plan].Single().Outputs.Single().Value;
}
