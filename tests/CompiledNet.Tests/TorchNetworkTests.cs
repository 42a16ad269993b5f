using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference;
using CompiledNet.Tests.Reference.Graph;
using CompiledNet.Tests.Reference.Torch;
using CompiledNet.Tests.Rounding;

namespace CompiledNet.Tests;

/// <summary>Generated networks compute what libtorch does in double precision, within what floats round.</summary>
public sealed class TorchNetworkTests
{
    /// <summary>Larger than no value of a window, so that the largest is as if it were not there.</summary>
    private const float Smallest = -1e30f;

    /// <summary>By the number of the case; that of inference with more rows has the network of that with less.</summary>
    private static Dictionary<int, Type> Networks { get; } = typeof(Torch0).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Torch0).Namespace && type.Name.StartsWith("Torch", StringComparison.Ordinal) && int.TryParse(type.Name[5..], out _))
        .ToDictionary(type => int.Parse(type.Name[5..], System.Globalization.CultureInfo.InvariantCulture), type => type)
        .Append(new(20, typeof(Torch18)))
        .ToDictionary(entry => entry.Key, entry => entry.Value);

    public static TheoryData<int, string> AtInference => Cases(torch => !IsTraining(torch));

    public static TheoryData<int, string> InTraining => Cases(IsTraining);

    [Theory, MemberData(nameof(AtInference))]
    public void Outputs_and_gradients_are_those_of_libtorch(int number, string title)
    {
        TorchCase torch = TorchCase.All[number];
        (NetworkUnderTest network, GraphExpectation floats) = Create(number);
        network.Parameters = Floats(torch.Parameters.Values.SelectMany(tensor => tensor.Values));
        SetStatistics(network, torch);
        Tensor x = torch.ChannelsLast(torch.Input);
        int border = IsGivenByInputs(number) ? torch.Number("padding") : 0;
        float[] inputs = Bordered(x, border, torch.Kind.StartsWith("Max", StringComparison.Ordinal) ? Smallest : 0);
        float[] outputGradients = Floats(torch.ChannelsLast(torch.OutputGradient).Values);
        var inputGradients = new float[inputs.Length];

        network.BackwardFrom(inputs, outputGradients, inputGradients);

        AssertWithin(torch.ChannelsLast(torch.Output).Values, floats.Outputs(inputs).Errors, network.Forward(inputs), $"outputs of {title}");
        (Bounded gradients, Bounded expectedInputGradients) = floats.BackwardFrom(inputs, outputGradients);
        AssertWithin([.. torch.ParameterGradients.Values.SelectMany(tensor => tensor.Values)], gradients.Errors, network.Gradients, $"gradients of {title}");
        AssertWithin(
            torch.ChannelsLast(torch.InputGradient).Values,
            Inner([.. expectedInputGradients.Errors], x, border),
            [.. Inner([.. inputGradients.Select(value => (double)value)], x, border).Select(value => (float)value)],
            $"input gradients of {title}");
    }

    /// <summary>
    /// The derivatives of the mean squared error with respect to the outputs, <c>2·(a − y)/n</c>, are those of the case where
    /// <c>y = a − n·d/2</c>.
    /// </summary>
    [Theory, MemberData(nameof(InTraining))]
    public void Training_is_that_of_libtorch(int number, string title)
    {
        TorchCase torch = TorchCase.All[number];
        (NetworkUnderTest network, GraphExpectation floats) = Create(number);
        Tensor x = torch.ChannelsLast(torch.Input);
        int rows = x.Rows;
        network.Parameters = Floats([.. ByUnit(x.Values, rows), .. torch.Parameters.Values.SelectMany(tensor => tensor.Values)]);
        SetStatistics(network, torch);
        float[] inputs = [.. Enumerable.Range(0, rows * rows).Select(i => i / rows == i % rows ? 1f : 0f)];
        float[] targets = Floats(torch.ChannelsLast(torch.Output).Values.Zip(torch.ChannelsLast(torch.OutputGradient).Values, (a, d) => a - d * x.Values.Length / 2));

        network.Backward(inputs, targets);

        AssertWithin(
            [.. ByUnit(torch.ChannelsLast(torch.InputGradient).Values, rows), .. torch.ParameterGradients.Values.SelectMany(tensor => tensor.Values)],
            floats.Backward(inputs, targets).Gradients.Errors,
            network.Gradients,
            $"gradients of {title}");
        AssertWithin(
            [.. torch.StatisticsAfter["running_mean"].Values, .. torch.StatisticsAfter["running_var"].Values],
            floats.StatisticsAfter(inputs).Errors,
            [.. network.Description.Statistics.SelectMany(statistic => network.Gradient(statistic.Name).ToArray())],
            $"statistics of {title}");
    }

    /// <summary>No case is left out unseen; indices have no derivatives, so those of embeddings have a test of their own.</summary>
    [Fact]
    public void All_cases_but_embeddings_are_taken() =>
        Assert.Equal(TorchCase.All.Index().Where(torch => torch.Item.Kind != "Embedding").Select(torch => torch.Index), Networks.Keys.Order());

    private static bool IsTraining(TorchCase torch) => torch.StatisticsAfter.Count > 0;

    /// <summary>Whether the padding is one that no attribute says.</summary>
    private static bool IsGivenByInputs(int number) => number is 1 or 11;

    private static TheoryData<int, string> Cases(Func<TorchCase, bool> isWanted)
    {
        var data = new TheoryData<int, string>();
        foreach (int number in Networks.Keys.Order().Where(number => isWanted(TorchCase.All[number])))
            data.Add(number, TorchCase.All[number].ToString());
        return data;
    }

    private static (NetworkUnderTest Network, GraphExpectation Floats) Create(int number)
    {
        var network = new NetworkCase(Networks[number]);
        NetworkUnderTest actual = network.Create();
        return (actual, network.GraphExpectationOf(actual));
    }

    private static void SetStatistics(NetworkUnderTest network, TorchCase torch)
    {
        foreach (ParameterTensor statistic in network.Description.Statistics)
            network.Tensor(statistic.Name).CopyFrom(Floats(torch.StatisticsBefore[statistic.Name.EndsWith("Mean", StringComparison.Ordinal) ? "running_mean" : "running_var"].Values));
    }

    private static float[] Floats(IEnumerable<double> values) => [.. values.Select(value => (float)value)];

    /// <summary>Rows of values as a matrix of weights: a row a unit.</summary>
    private static IEnumerable<double> ByUnit(double[] values, int rows) =>
        Enumerable.Range(0, values.Length).Select(i => values[i % rows * (values.Length / rows) + i / rows]);

    /// <summary>A tensor with so many positions more on all sides.</summary>
    private static float[] Bordered(Tensor x, int border, float value)
    {
        (int height, int width, int top) = Axes(x, border);
        int wide = width + 2 * border;
        int rowLength = (height + 2 * top) * wide * x.Channels;
        float[] bordered = [.. Enumerable.Repeat(value, x.Rows * rowLength)];
        for (int i = 0; i < x.Values.Length; i++)
            bordered[Place(i, x, border)] = (float)x.Values[i];
        return bordered;
    }

    /// <summary>The values of those positions that a border was put around.</summary>
    private static double[] Inner(double[] bordered, Tensor x, int border) => [.. Enumerable.Range(0, x.Values.Length).Select(i => bordered[Place(i, x, border)])];

    private static int Place(int i, Tensor x, int border)
    {
        (int height, int width, int top) = Axes(x, border);
        int channel = i % x.Channels;
        int position = i / x.Channels;
        int row = position / (height * width);
        int y = position / width % height + top;
        return ((row * (height + 2 * top) + y) * (width + 2 * border) + position % width + border) * x.Channels + channel;
    }

    /// <summary>A sequence is an image of height 1, without a border above; a row of units one of one position.</summary>
    private static (int Height, int Width, int Top) Axes(Tensor x, int border) => x.Shape.Length switch
    {
        4 => (x.Shape[1], x.Shape[2], border),
        3 => (1, x.Shape[1], 0),
        _ => (1, 1, 0),
    };

    private static void AssertWithin(double[] expected, double[] errors, float[] actual, string what) => Agreement.Assert(new Bounded(expected, errors), actual, what);
}
