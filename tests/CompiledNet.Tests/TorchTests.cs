using CompiledNet.Tests.Reference.Graph;
using CompiledNet.Tests.Reference.Graph.Nodes;
using CompiledNet.Tests.Reference.Torch;

namespace CompiledNet.Tests;

/// <summary>The graph of the reference computes what libtorch does, in double precision both.</summary>
public sealed class TorchTests
{
    /// <summary>Every case but that of embeddings, which has a test of its own.</summary>
    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach ((int number, TorchCase torch) in TorchCase.All.Index())
            {
                if (torch.Kind != "Embedding")
                    data.Add(number, torch.ToString());
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Outputs_are_those_of_libtorch(int number, string title)
    {
        TorchCase torch = TorchCase.All[number];
        Tensor output = TorchGraph.Of(torch).Forward(torch.ChannelsLast(torch.Input));
        AssertClose(torch.ChannelsLast(torch.Output), output, title);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Gradients_are_those_of_libtorch(int number, string title)
    {
        TorchCase torch = TorchCase.All[number];
        GraphGradients gradients = TorchGraph.Of(torch).Backward(torch.ChannelsLast(torch.Input), torch.ChannelsLast(torch.OutputGradient));

        AssertClose(torch.ChannelsLast(torch.InputGradient), gradients.Input, title);
        Assert.Equal(torch.Parameters.Keys, torch.ParameterGradients.Keys);
        Assert.Equal(torch.ParameterGradients.Count, gradients.Parameters.Length);
        foreach ((TorchTensor expected, double[] actual) in torch.ParameterGradients.Values.Zip(gradients.Parameters))
            AssertClose(new Tensor(expected.Shape, expected.Values), new Tensor(expected.Shape, actual), title);
    }

    [Fact]
    public void Running_statistics_become_those_of_libtorch()
    {
        TorchCase[] training = [.. TorchCase.All.Where(torch => torch.StatisticsAfter.Count > 0)];
        Assert.Equal(3, training.Length);
        foreach (TorchCase torch in training)
        {
            RunningStatistics after = Assert.Single(TorchGraph.Of(torch).StatisticsAfter(torch.ChannelsLast(torch.Input)));
            AssertClose(torch.StatisticsAfter["running_mean"].ChannelsLast(), new Tensor([after.Mean.Length], after.Mean), torch.ToString());
            AssertClose(torch.StatisticsAfter["running_var"].ChannelsLast(), new Tensor([after.Variance.Length], after.Variance), torch.ToString());
        }
    }

    /// <remarks>Indices have no derivatives, so the input of the case is a factor of what was looked up.</remarks>
    [Fact]
    public void Embeddings_are_those_of_libtorch()
    {
        TorchCase torch = Assert.Single(TorchCase.All, torch => torch.Kind == "Embedding");
        double[] indices = [2, 0, 6, 2];
        Assert.Contains($"indices={string.Join(',', indices)};", torch.Settings, StringComparison.Ordinal);
        int size = torch.Number("size");
        var embedding = new EmbeddingNode(size, torch.Parameters["weight"].Values, places: [0], shape: [size]);
        var input = new Tensor([indices.Length, 1], indices);
        double factor = torch.Input.Values[0];

        Tensor looked = embedding.Forward([input]);
        AssertClose(torch.ChannelsLast(torch.Output), looked.Select(value => factor * value), torch.ToString());
        NodeGradients gradients = embedding.Backward([input], torch.ChannelsLast(torch.OutputGradient).Select(d => factor * d));
        AssertClose(torch.ParameterGradients["weight"].ChannelsLast(), new Tensor([7, 3], gradients.Parameters[0]), torch.ToString());
        AssertClose(torch.ChannelsLast(torch.InputGradient), new Tensor([1], [looked.Values.Zip(torch.OutputGradient.Values, (value, d) => value * d).Sum()]), torch.ToString());
    }

    /// <summary>No case is left out unseen.</summary>
    [Fact]
    public void All_cases_but_that_of_embeddings_are_taken()
    {
        Assert.Equal(43, TorchCase.All.Count);
        Assert.Equal(43 - 1, Cases.Count);
    }

    /// <summary>
    /// All numbers are about 1 and sums have up to 60 terms, so that their roundings of 10⁻¹⁶ add up to 6·10⁻¹⁵ at most; norms divide
    /// them by deviations of 0.1 and more.
    /// </summary>
    private static void AssertClose(Tensor expected, Tensor actual, string title)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        double scale = Math.Max(1, expected.Values.Max(Math.Abs));
        for (int i = 0; i < expected.Values.Length; i++)
        {
            double difference = Math.Abs(expected.Values[i] - actual.Values[i]);
            Assert.True(difference <= 1e-13 * scale, $"{title}: element {i} is {actual.Values[i]:R}, not {expected.Values[i]:R}");
        }
    }
}
