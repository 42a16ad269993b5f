namespace CompiledNet.Training.Tests;

/// <summary>What descriptions say of which layers read which.</summary>
public class LayerInputTests
{
    [Fact]
    public void A_layer_of_which_nothing_is_said_takes_the_one_before() =>
        Assert.Equal([-1, 0, 1], Describe(Layer("A"), Layer("B"), Layer("C")).Layers.SelectMany(layer => layer.Inputs));

    [Fact]
    public void A_layer_takes_what_is_said_of_it() =>
        Assert.Equal([-1, -1, 1, 0], Describe(Layer("A"), Layer("B") with { Inputs = [-1] }, Layer("C") with { Inputs = [1, 0] }).Layers.SelectMany(layer => layer.Inputs));

    [Fact]
    public void What_was_said_stays_when_layers_are_changed()
    {
        NetworkDescription network = Describe(Layer("A"), Layer("B") with { Inputs = [-1] }, Layer("C"));

        Assert.Equal([-1, -1, 1], (network with { Layers = [.. network.Layers.Select(layer => layer with { Slope = 0.5f })] }).Layers.SelectMany(layer => layer.Inputs));
    }

    [Fact]
    public void Lists_of_a_layer_that_has_none_are_empty()
    {
        LayerDescription layer = Layer("A");

        Assert.Equal([-1], layer.Inputs);
        Assert.Empty(layer.KernelSize);
        Assert.Empty(layer.Columns);
        Assert.Empty(layer.Statistics);
    }

    private static LayerDescription Layer(string name) =>
        new() { Name = name, Kind = "Dense", InputSize = 1, OutputSize = 1, Activation = Activation.Linear, MultiplyAdds = 1, Tensors = [] };

    private static NetworkDescription Describe(params LayerDescription[] layers) =>
        new() { Name = "Net", InputSize = 1, Layers = [.. layers], StorageSize = 0 };
}
