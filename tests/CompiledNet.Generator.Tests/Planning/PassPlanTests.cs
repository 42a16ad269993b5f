using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;
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
    public void Every_value_of_a_step_has_one_place(string source, string kernels) => Assert.All(Passes(source, kernels), pass =>
        Assert.All(pass.Steps.SelectMany(step => step.Values).Distinct(), value => Assert.Equal(
            1,
            pass.Memory.Buffers.Count(buffer => buffer.Values.Contains(value)) + pass.Callers.Select(callers => callers.Value).Distinct().Count(callers => callers == value))));

    [Theory, MemberData(nameof(Plans))]
    public void No_buffer_is_there_without_a_step_that_needs_it(string source, string kernels) => Assert.All(Passes(source, kernels), pass =>
        Assert.All(pass.Memory.Buffers.SelectMany(buffer => buffer.Values), value => Assert.Contains(value, pass.Steps.SelectMany(step => step.Values))));

    [Theory, MemberData(nameof(Plans))]
    public void Values_that_are_needed_at_the_same_time_do_not_share_memory(string source, string kernels)
    {
        ExecutionPlan plan = Plan(source, kernels);
        Assert.All(plan.Passes, pass =>
        {
            BufferPlan[] buffers = [.. pass.Memory.Buffers];
            foreach (BufferPlan one in buffers)
            {
                Assert.True(End(plan, pass, one) <= (pass.Memory.ScratchOffset ?? pass.Memory.Length), $"{one.Notation} ends outside of the memory.");
                foreach (BufferPlan other in buffers.Where(other => other != one && NeededTogether(pass, one, other)))
                    Assert.True(End(plan, pass, one) <= other.Offset || End(plan, pass, other) <= one.Offset, $"{one.Notation} and {other.Notation} share memory.");
            }
        });
    }

    [Theory, MemberData(nameof(Plans))]
    public void A_value_takes_the_memory_of_another_in_the_last_step_that_needs_that(string source, string kernels) => Assert.All(Passes(source, kernels), pass =>
    {
        PassStep[] steps = [.. pass.Steps];
        foreach (BufferPlan buffer in pass.Memory.Buffers)
        {
            foreach ((Value before, Value after) in buffer.Values.Zip(buffer.Values.Skip(1)))
                Assert.Equal(Array.FindLastIndex(steps, step => step.Values.Contains(before)), Array.FindIndex(steps, step => step.Values.Contains(after)));
        }
    });

    [Theory, MemberData(nameof(Plans))]
    public void Kernels_have_the_memory_that_they_need(string source, string kernels) => Assert.All(Passes(source, kernels), pass =>
        Assert.All(pass.Steps.OfType<CallStep>(), step => Assert.True(
            step.Kernel.ScratchLength == 0 || pass.Memory.ScratchOffset + step.Kernel.ScratchLength <= pass.Memory.Length,
            $"{step.Kernel.Name} has too little memory.")));

    [Theory, MemberData(nameof(Plans))]
    public void Kernels_of_one_name_are_one_kernel(string source, string kernels) =>
        Assert.Distinct(Plan(source, kernels).Kernels.Select(kernel => kernel.Name));

    /// <summary>A rest of a few rows would read and transpose all weights once more.</summary>
    [Theory]
    [InlineData(784, 128)]
    [InlineData(256, 256, 256, 256)]
    public void The_shortest_shard_of_a_batch_is_one_block(int inputs, params int[] units)
    {
        // Shards.FewestRows of the library.
        const int Rows = 128;
        ExecutionPlan plan = Plan(Networks.Of("Wide", inputs, [.. units.Select(size => (size, "ReLU")), (10, "Softmax")], "CrossEntropy"), nameof(KernelSource.WrittenOut));

        Assert.True(plan.Training!.Memory.BlockRows >= Rows, $"A block has {plan.Training.Memory.BlockRows} rows.");
    }

    private static bool NeededTogether(PassPlan pass, BufferPlan one, BufferPlan other)
    {
        (int first, int last) = Life(pass, one);
        (int otherFirst, int otherLast) = Life(pass, other);
        return first <= otherLast && otherFirst <= last;
    }

    private static (int First, int Last) Life(PassPlan pass, BufferPlan buffer)
    {
        PassStep[] steps = [.. pass.Steps];
        bool Needs(PassStep step) => step.Values.Any(buffer.Values.Contains);
        return (Array.FindIndex(steps, Needs), Array.FindLastIndex(steps, Needs));
    }

    /// <summary>Where a buffer ends at the least: it has a padded row for every row of a block.</summary>
    private static int End(ExecutionPlan plan, PassPlan pass, BufferPlan buffer)
    {
        int units = buffer.Values[0].Axes[^1].Length;
        int last = plan.Matrices.Count;
        bool isDot = plan.Matrices[last - 1].IsDot && units == 1;
        return buffer.Offset + pass.Memory.BlockRows * (isDot ? 1 : Generator.Planning.Matrices.Padding.Pad(units));
    }

    private static IEnumerable<PassPlan> Passes(string source, string kernels) => Plan(source, kernels).Passes;

    private static ExecutionPlan Plan(string source, string kernels) =>
        (ExecutionPlan)new Project(source) { Kernels = kernels }.Generate().Driver.GetRunResult().Results.Single()
            .TrackedSteps[TrackingNames.Plan].Single().Outputs.Single().Value;
}
