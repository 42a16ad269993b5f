using CompiledNet.Execution.Tests.Exploring;

namespace CompiledNet.Execution.Tests;

/// <summary>A publication in every order in which its threads can come; where there are too many, up to a number of preemptions.</summary>
public sealed class PublicationInterleavingTests(ITestOutputHelper output)
{
    private const int All = int.MaxValue;

    [Theory]
    [InlineData(1, 1, 2, All)]
    [InlineData(1, 2, 4, 4)]
    [InlineData(2, 1, 4, 3)]
    [InlineData(3, 1, 4, 2)]
    public void Readers_have_whole_versions_that_are_as_new_as_when_they_came(int readers, int readings, int publications, int preemptions) => Explore(preemptions, () =>
    {
        var publication = new Publication<Cells, ScheduledPoints>(Create);
        long published = 0;
        for (int reader = 0; reader < readers; reader++)
        {
            Schedule.Current.Start(() =>
            {
                for (int i = 0; i < readings; i++)
                {
                    long before = Volatile.Read(ref published);
                    AssertRead(publication, before);
                }
            });
        }

        for (long version = 1; version <= publications; version++)
        {
            Publish(publication, version);
            Volatile.Write(ref published, version);
        }

        Schedule.Current.AtEnd(() => Assert.InRange(publication.CopyCount, 3, Math.Max(3, readers + 2)));
    });

    [Fact]
    public void A_version_that_is_held_stays_while_others_come_and_go() => Explore(preemptions: 3, () =>
    {
        var publication = new Publication<Cells, ScheduledPoints>(Create);
        Publish(publication, 1);
        Schedule.Current.Start(() =>
        {
            PublishedCopy<Cells> held = publication.Enter();
            long first = held.Content.Read();
            AssertRead(publication, first);
            AssertRead(publication, first);
            Assert.Equal(first, held.Content.Read());
            Publication<Cells, ScheduledPoints>.Leave(held);
        });
        for (long version = 2; version <= 5; version++)
            Publish(publication, version);
        Schedule.Current.AtEnd(() => Assert.InRange(publication.CopyCount, 3, 4));
    });

    [Fact]
    public void The_exploration_finds_readers_who_count_themselves_in_too_late()
    {
        var error = Assert.Throws<ExplorationFailedException>(() => new Exploration(preemptions: 3).Run(() =>
        {
            var publication = new LateCount(Create);
            Schedule.Current.Start(() => publication.Read());
            for (long version = 1; version <= 4; version++)
                publication.Publish(version);
        }));
        Assert.Contains("Torn", error.Message, StringComparison.Ordinal);
        output.WriteLine(error.Message);
    }

    private static Cells Create() => new(2, () => Schedule.Current.Before("touches a value"));

    private static void Publish(Publication<Cells, ScheduledPoints> publication, long version)
    {
        publication.TakeFree().Content.Write(version);
        publication.PublishTaken();
    }

    private static void AssertRead(Publication<Cells, ScheduledPoints> publication, long atLeast)
    {
        PublishedCopy<Cells> copy = publication.Enter();
        Assert.InRange(copy.Content.Read(), atLeast, long.MaxValue);
        Publication<Cells, ScheduledPoints>.Leave(copy);
    }

    private void Explore(int preemptions, Action body)
    {
        int schedules = new Exploration(preemptions).Run(body);
        output.WriteLine($"{schedules} schedules");
        Assert.True(schedules > 100, $"There were only {schedules} schedules: threads are not stopped.");
    }
}
