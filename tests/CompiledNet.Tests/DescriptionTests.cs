using System.Reflection;
using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests;

public sealed class DescriptionTests
{
    public static TheoryData<string> Dense => [.. NetworkCase.Every.Where(network => network.IsDense).Select(network => network.Name)];

    public static TheoryData<string> Layered => [.. NetworkCase.Every.Where(network => !network.IsDense).Select(network => network.Name)];

    [Theory, MemberData(nameof(Dense))]
    public void The_description_says_what_was_declared(string name)
    {
        NetworkCase network = NetworkCase.Get(name);
        NetworkDescription description = network.Create().Description;

        Assert.Equal(network.Network.Name.Split('`')[0], description.Name);
        Assert.Equal(network.Architecture.Inputs, description.InputSize);
        Assert.Equal(network.Architecture.Outputs, description.OutputSize);
        Assert.Equal(network.Architecture.ParameterCount, description.ParameterCount);
        Assert.Equal(network.Architecture.Loss?.Kind, description.Loss);
        double? argument = description.Loss switch
        {
            LossFunction.Huber => description.LossDelta,
            LossFunction.Quantile => description.LossQuantile,
            LossFunction.BinaryFocalCrossEntropy => description.LossGamma,
            _ => network.Architecture.Loss?.Delta,
        };
        Assert.Equal(network.Architecture.Loss?.Delta, argument);
        Assert.Equal(network.Architecture.Loss?.Smoothing ?? 0, description.LossLabelSmoothing);
        LayerDescription[] computing = [.. description.Layers.Where(layer => layer.Kind != "Flatten")];
        Assert.Equal(network.Architecture.Layers.Count, computing.Length);
        foreach ((LayerSpec declared, LayerDescription described) in network.Architecture.Layers.Zip(computing))
        {
            Assert.Equal("Dense", described.Kind);
            Assert.Equal(declared.Inputs, described.InputSize);
            Assert.Equal(declared.Units, described.OutputSize);
            Assert.Equal([declared.Inputs], described.InputShape);
            Assert.Equal([declared.Units], described.OutputShape);
            Assert.Equal(declared.Activation.Kind, described.Activation);
            if (described.Activation == Activation.LeakyReLU)
                Assert.Equal(declared.Activation.Slope, described.Slope);
            if (described.Activation == Activation.ELU)
                Assert.Equal(declared.Activation.Alpha, described.Alpha);
            Assert.Equal(declared.Activation.TanhApproximation, described.TanhApproximation);
            Assert.Equal((long)declared.Inputs * declared.Units, described.MultiplyAdds);
            Assert.Equal(declared.UseBias ? [[declared.Units, declared.Inputs], [declared.Units]] : [[declared.Units, declared.Inputs]], described.Tensors.Select(tensor => tensor.Shape.ToArray()));
        }
    }

    [Theory, MemberData(nameof(Dense))]
    public void The_constants_say_what_was_declared(string name)
    {
        NetworkCase network = NetworkCase.Get(name);

        Assert.Equal(network.Architecture.Inputs, Constant(network, "InputSize"));
        Assert.Equal(network.Architecture.Outputs, Constant(network, "OutputSize"));
        Assert.Equal(network.Architecture.ParameterCount, Constant(network, "ParameterCount"));
    }

    /// <summary>Fan in: what a unit or filter takes at one position; fan out: what takes an input, of the filters of its group.</summary>
    [Theory, MemberData(nameof(Layered))]
    public void Weights_have_the_fans_of_their_layer(string name)
    {
        foreach (LayerDescription layer in NetworkCase.Get(name).Create().Description.Layers.Where(layer => layer.Kind is "Dense" or "Conv1D" or "Conv2D"))
        {
            int window = layer.KernelSize.Aggregate(1, (product, size) => product * size);
            ParameterTensor weights = layer.Tensors[0];

            Assert.Equal([layer.OutputShape[^1], layer.InputShape[^1] / layer.Groups, .. layer.KernelSize], weights.Shape);
            Assert.Equal(layer.InputShape[^1] / layer.Groups * window, weights.FanIn);
            Assert.Equal(layer.OutputShape[^1] / layer.Groups * window, weights.FanOut);
        }
    }

    [Fact]
    public void A_network_without_a_loss_has_no_methods_that_need_one()
    {
        Assert.DoesNotContain(typeof(Policy).GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ITrainableNetwork<>));
        Assert.Equal(
            ["BackwardFrom", "FindNonFiniteLayer", "Forward"],
            typeof(Policy).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => !method.IsSpecialName).Select(method => method.Name).Order());
    }

    [Fact]
    public void A_network_with_another_loss_takes_no_labels() =>
        Assert.DoesNotContain(typeof(Controller).GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IClassifierNetwork<>));

    private static int Constant(NetworkCase network, string name) => (int)network.Network.GetField(name)!.GetRawConstantValue()!;
}
