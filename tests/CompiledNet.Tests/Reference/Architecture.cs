using System.Reflection;

namespace CompiledNet.Tests.Reference;

/// <summary>What a network is, as its attributes declare it; nothing of this comes from the generator.</summary>
internal sealed record Architecture(int Inputs, IReadOnlyList<LayerSpec> Layers, LossSpec? Loss)
{
    public int Outputs => Layers[^1].Units;

    public int ParameterCount => Layers.Sum(layer => layer.Units * layer.Inputs + (layer.UseBias ? layer.Units : 0));

    /// <summary>Reads the attributes of a class, which the compiler keeps in the order in which they stand.</summary>
    public static Architecture Of(Type network)
    {
        int inputs = network.GetCustomAttribute<NetworkAttribute>()!.Inputs;
        var layers = new List<LayerSpec>();
        foreach (DenseAttribute dense in network.GetCustomAttributes<DenseAttribute>())
        {
            var activation = new ActivationSpec(dense.Activation, dense.Slope, dense.Alpha, dense.TanhApproximation);
            layers.Add(new LayerSpec(layers.Count == 0 ? inputs : layers[^1].Units, dense.Units, activation, dense.UseBias));
        }

        LossSpec? loss = network.GetCustomAttribute<LossAttribute>() is { } attribute ? LossSpec.Of(attribute) : null;
        return new Architecture(inputs, layers, loss);
    }
}

/// <summary>A dense layer.</summary>
internal sealed record LayerSpec(int Inputs, int Units, ActivationSpec Activation, bool UseBias = true);

/// <summary>An activation and the arguments that some have.</summary>
internal sealed record ActivationSpec(Activation Kind, double Slope = 0.01f, double Alpha = 1, bool TanhApproximation = false);

/// <summary>A loss and its arguments.</summary>
/// <param name="Kind">The loss.</param>
/// <param name="Delta">The δ of Huber, the τ of Quantile, or the γ of BinaryFocalCrossEntropy.</param>
/// <param name="Smoothing">The label smoothing of CrossEntropy.</param>
internal sealed record LossSpec(LossFunction Kind, double Delta = 1, double Smoothing = 0)
{
    public static LossSpec Of(LossAttribute attribute) => new(
        attribute.Function,
        attribute.Function switch
        {
            LossFunction.Quantile => attribute.Quantile,
            LossFunction.BinaryFocalCrossEntropy => attribute.Gamma,
            _ => attribute.Delta,
        },
        attribute.LabelSmoothing);
}
