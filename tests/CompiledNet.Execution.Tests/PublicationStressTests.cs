using CompiledNet.Execution.Tests.Exploring;

namespace CompiledNet.Execution.Tests;

/// <summary>A publication with real threads, which pause at random.</summary>
public sealed class PublicationStressTests
{
    private const int Publications = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Readers_have_whole_versions_that_never_grow_older(int readers)
    {
        var publication = new Publication<Cells, PausingPoints>(() => new Cells(64, static () => { }));
        long published = 0;
        Task<long>[] reading = [.. Enumerable.Range(0, readers).Select(_ => Task.Factory.StartNew(Read, TaskCreationOptions.LongRunning))];
        for (long version = 1; version <= Publications; version++)
        {
            publication.TakeFree().Content.Write(version);
            publication.PublishTaken();
            Volatile.Write(ref published, version);
        }

        long[] count = await Task.WhenAll(reading);

        Assert.All(count, readings => Assert.True(readings > 0));
        Assert.InRange(publication.CopyCount, 3, Math.Max(3, readers + 2));

        long Read()
        {
            long readings = 0;
            for (long last = 0; last < Publications; readings++)
            {
                long atLeast = Math.Max(last, Volatile.Read(ref published));
                PublishedCopy<Cells> copy = publication.Enter();
                last = copy.Content.Read();
                PausingSystem.Pause();
                Assert.Equal(last, copy.Content.Read());
                Publication<Cells, PausingPoints>.Leave(copy);
                Assert.InRange(last, atLeast, Publications);
            }

            return readings;
        }
    }
}
