using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace CompiledNet.Generator.Tests.Caching;

/// <summary>A project with 200 networks: what an edit costs does not grow with them.</summary>
public class ManyNetworksTests
{
    private const int Count = 200;

    private static readonly Project Many = new(
        [.. Enumerable.Range(0, Count).Select(n => Networks.Of($"Net{n}", 4, [(8, "Tanh"), (2, "Linear")], "Huber")), "class Unrelated { int X => 1; }"]);

    [Fact]
    public void An_edit_of_one_takes_that_one_alone_through_the_steps()
    {
        RecordedRun run = RecordedRun.Of(Many, file: 100, text => text.Replace("Dense(8", "Dense(9", StringComparison.Ordinal));

        Assert.All(
            new[] { TrackingNames.Declaration, TrackingNames.Model, TrackingNames.Plan, TrackingNames.Source },
            step => AssertChanged(1, run.Reasons(step)));
        AssertChanged(1, run.Files);
    }

    [Fact]
    public void An_edit_beside_them_takes_none()
    {
        RecordedRun run = RecordedRun.Of(Many, file: Count, text => text.Replace("1", "12", StringComparison.Ordinal));

        Assert.All(
            new[] { TrackingNames.Model, TrackingNames.Plan, TrackingNames.Source },
            step => Assert.Equal(Count, run.Reasons(step).Count(reason => reason == Cached)));
        AssertChanged(0, run.Files);
    }

    private static void AssertChanged(int expected, IReadOnlyList<IncrementalStepRunReason> reasons)
    {
        Assert.Equal(Count, reasons.Count);
        Assert.Equal(expected, reasons.Count(reason => reason is not (Cached or Unchanged)));
    }
}
