using System.Runtime.CompilerServices;

namespace CompiledNet.Execution.Tests;

/// <summary>The memory that networks share.</summary>
public sealed class WorkspacePoolTests
{
    // So long that a pool does not hold one for every processor from the beginning.
    private const int Long = 1 << 20;

    [Fact]
    public void Workspaces_that_are_taken_at_the_same_time_are_different_ones()
    {
        var pool = new WorkspacePool(Long);

        Workspace[] taken = [pool.Rent(), pool.Rent(), pool.Rent()];

        Assert.Equal(3, taken.Distinct().Count());
    }

    [Fact]
    public void There_are_as_many_workspaces_as_were_taken_at_the_same_time()
    {
        var pool = new WorkspacePool(Long);
        for (int round = 0; round < 3; round++)
        {
            Workspace[] taken = [pool.Rent(), pool.Rent(), pool.Rent()];
            foreach (Workspace workspace in taken)
                workspace.Dispose();
        }

        Assert.Equal(3, pool.Count);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(Long)]
    [InlineData(4 * Long)]
    public void A_pool_begins_with_workspaces_for_all_processors_or_at_least_one(int length)
    {
        var pool = new WorkspacePool(length);

        Assert.InRange(pool.Count, 1, Environment.ProcessorCount);
        Assert.True(pool.Count == Environment.ProcessorCount || (pool.Count + 1L) * length > Long, $"There are {pool.Count} workspaces.");
    }

    [Fact]
    public void Callers_that_overlap_never_have_the_same_workspace_and_lose_none()
    {
        const int Callers = 8;
        var pool = new WorkspacePool(Long / 64);
        pool.Reserve(Callers);
        int count = pool.Count;
        using var start = new Barrier(Callers);
        Exception?[] failures = new Exception?[Callers];
        Thread[] threads = [.. Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
        {
            start.SignalAndWait();
            failures[caller] = Record.Exception(() =>
            {
                for (int call = 0; call < 20_000; call++)
                {
                    using Workspace workspace = pool.Rent();
                    workspace.Start = caller;
                    if (call % 16 == 0)
                        Thread.Yield();
                    Assert.Equal(caller, workspace.Start);
                }
            });
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(failures, Assert.Null);
        Assert.Equal(count, pool.Count);
    }

    [Fact]
    public void Networks_of_about_the_same_size_share_a_pool()
    {
        WorkspacePool pool = WorkspacePools.Get(10_000);

        Assert.Same(pool, WorkspacePools.Get(10_001));
        Assert.NotSame(pool, WorkspacePools.Get(20_000));
        GC.KeepAlive(pool);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(100_003)]
    [InlineData((1 << 30) + 1)]
    [InlineData(int.MaxValue - 100)]
    public void A_length_is_rounded_up_by_an_eighth_at_most(int length)
    {
        int rounded = WorkspacePools.RoundUp(length);

        Assert.InRange(rounded, length, Math.Max(128, length + (long)length / 8));
        Assert.Equal(rounded, WorkspacePools.RoundUp(rounded));
    }

    [Fact]
    public void A_pool_that_no_network_needs_is_collected()
    {
        WeakReference pool = Make();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(pool.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Make() => new(WorkspacePools.Get(12_345_678));
    }

    [Fact]
    public void Memory_for_gradients_is_zero_unless_a_call_of_the_same_network_left_it_so()
    {
        const int Layout = 1, OtherLayout = 2;
        var pool = new WorkspacePool(4 * Long);
        Fill(pool.Rent());
        AssertZero(pool.RentForGradients(Layout), fill: true);
        Fill(pool.RentForGradients(OtherLayout), OtherLayout);
        using (Workspace same = pool.RentForGradients(OtherLayout))
            Assert.Equal(1f, same.Start);
        // What did not come to its end has left something anywhere.
        AssertZero(pool.RentForGradients(OtherLayout), fill: true);
        Fill(pool.Rent());
        AssertZero(pool.RentForGradients(OtherLayout), fill: false);

        static void Fill(Workspace workspace, int layout = GradientLayoutNumbers.None)
        {
            workspace.Span.Fill(1f);
            workspace.LeaveFor(layout);
            workspace.Dispose();
        }

        static void AssertZero(Workspace workspace, bool fill)
        {
            Assert.Equal(-1, workspace.Span.IndexOfAnyExcept(0f));
            if (fill)
                workspace.Span.Fill(1f);
            workspace.Dispose();
        }
    }
}
