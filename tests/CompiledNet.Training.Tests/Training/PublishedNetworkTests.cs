using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

public sealed class PublishedNetworkTests
{
    private static readonly float[] Inputs = Noise.Uniform(7, seed: 1);
    private static readonly int[] Labels = [1];

    [Fact]
    public void Others_see_the_parameters_as_they_were_published_while_the_network_goes_on_learning()
    {
        Trainer<GeneratedClassifier> trainer = Learner();
        var published = new PublishedNetwork<GeneratedClassifier>(trainer.Model);
        float[] before = Forward(trainer.Model);

        trainer.Step(Inputs, Labels);

        Assert.Equal(Noise.Bits(before), Noise.Bits(Forward(published)));
        published.Publish();
        Assert.Equal(Noise.Bits(Forward(trainer.Model)), Noise.Bits(Forward(published)));
        Assert.NotEqual(Noise.Bits(before), Noise.Bits(Forward(published)));
    }

    [Fact]
    public void A_reading_keeps_its_version_until_it_is_disposed_of()
    {
        Trainer<GeneratedClassifier> trainer = Learner();
        var published = new PublishedNetwork<GeneratedClassifier>(trainer.Model);
        using NetworkReading<GeneratedClassifier> first = published.Read();
        float[] before = Forward(first.Network);

        for (int step = 0; step < 10; step++)
        {
            trainer.Step(Inputs, Labels);
            published.Publish();
        }

        Assert.Equal(0, first.Version);
        Assert.Equal(Noise.Bits(before), Noise.Bits(Forward(first.Network)));
        using NetworkReading<GeneratedClassifier> last = published.Read();
        Assert.Equal(10, last.Version);
        Assert.Equal(10, published.Version);
        Assert.Equal(Noise.Bits(Forward(trainer.Model)), Noise.Bits(Forward(last.Network)));
    }

    [Fact]
    public void Running_statistics_are_published_too()
    {
        var model = new Normalized(1);
        var published = new PublishedNetwork<Normalized>(model);
        var trainer = new Trainer<Normalized>(model, new Sgd());
        trainer.Step(Noise.Uniform(12, seed: 3), Noise.Uniform(12, seed: 4));

        published.Publish();

        using NetworkReading<Normalized> reading = published.Read();
        Assert.Equal(Noise.Bits(model.Parameters.AsSpan()), Noise.Bits(reading.Network.Parameters.AsSpan()));
    }

    [Fact]
    public void Copies_are_as_many_as_are_read_at_once_and_two_more()
    {
        var published = new PublishedNetwork<GeneratedRectifier>(new GeneratedRectifier());
        Assert.Equal(3, published.CopyCount);

        using (published.Read())
        {
            published.Publish();
            using (published.Read())
            {
                published.Publish();
                published.Publish();
                Assert.Equal(4, published.CopyCount);
            }
        }

        for (int i = 0; i < 100; i++)
        {
            using (published.Read())
                published.Publish();
        }

        Assert.Equal(4, published.CopyCount);
    }

    [Fact]
    public void Learning_publishing_and_reading_allocate_nothing()
    {
        Trainer<GeneratedClassifier> trainer = Learner();
        var published = new PublishedNetwork<GeneratedClassifier>(trainer.Model);
        var outputs = new float[3];

        Allocations.AssertNone(() =>
        {
            trainer.Step(Inputs, Labels);
            published.Publish();
            published.Forward(Inputs, outputs);
            using NetworkReading<GeneratedClassifier> reading = published.Read();
            reading.Network.Forward(Inputs, outputs);
        });
    }

    [Fact]
    public void A_reading_that_is_disposed_of_gives_no_network()
    {
        var published = new PublishedNetwork<GeneratedRectifier>(new GeneratedRectifier());
        NetworkReading<GeneratedRectifier> reading = published.Read();
        reading.Dispose();
        reading.Dispose();
        bool threw = false;
        try
        {
            _ = reading.Network;
        }
        catch (ObjectDisposedException)
        {
            threw = true;
        }

        Assert.True(threw);
    }

    [Fact]
    public void What_forward_throws_ends_its_reading()
    {
        var published = new PublishedNetwork<GeneratedRectifier>(new GeneratedRectifier());
        for (int i = 0; i < 5; i++)
        {
            Assert.Throws<ArgumentException>(() => published.Forward([1f], new float[2]));
            published.Publish();
        }

        Assert.Equal(3, published.CopyCount);
    }

    [Fact]
    public void Readings_that_are_never_disposed_of_are_found_out()
    {
        var published = new PublishedNetwork<GeneratedRectifier>(new GeneratedRectifier());
        void Hold()
        {
            for (int held = 0; held < 2000; held++)
            {
                _ = published.Read();
                published.Publish();
            }
        }

        var error = Assert.Throws<InvalidOperationException>(Hold);
        Assert.Contains("disposed of", error.Message, StringComparison.Ordinal);
    }

    private static Trainer<GeneratedClassifier> Learner() => new(new GeneratedClassifier(1), new Sgd { LearningRate = 0.5f });

    private static float[] Forward(GeneratedClassifier model)
    {
        var outputs = new float[3];
        model.Forward(Inputs, outputs);
        return outputs;
    }

    private static float[] Forward(PublishedNetwork<GeneratedClassifier> published)
    {
        var outputs = new float[3];
        published.Forward(Inputs, outputs);
        return outputs;
    }
}
