namespace CompiledNet.Execution.Tests;

/// <summary>In which order threads take the shards of a batch.</summary>
public sealed class ShardsTests
{
    [Fact]
    public void Every_shard_has_one_turn()
    {
        for (int count = 1; count <= Shards.Most; count++)
        {
            for (int threads = 1; threads <= Shards.Most; threads++)
                Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, count).Select(turn => Shards.Turn(turn, count, threads)).Order());
        }
    }

    [Theory]
    [InlineData(8, 2, new[] { 0, 1, 2, 3 }, new[] { 4, 5, 6, 7 })]
    [InlineData(7, 2, new[] { 0, 1, 2, 3 }, new[] { 4, 5, 6 })]
    [InlineData(2, 2, new[] { 0 }, new[] { 1 })]
    public void Threads_that_take_turns_have_neighbouring_shards(int count, int threads, int[] first, int[] second)
    {
        IEnumerable<int> Of(int thread) => Enumerable.Range(0, count).Where(turn => turn % threads == thread).Select(turn => Shards.Turn(turn, count, threads));

        Assert.Equal(first, Of(0));
        Assert.Equal(second, Of(1));
    }
}
