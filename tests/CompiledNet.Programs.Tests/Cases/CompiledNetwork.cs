using CompiledNet.Generator;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Running;
using CompiledNet.Programs.Tests.Bits;
using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Programs.Tests.Cases;

/// <summary>A generated class, and the model that it was generated from.</summary>
internal sealed record CompiledNetwork(Type Type, NetworkModel Model)
{
    /// <summary>What numbers are drawn for: of a network with other layers than dense ones, or a loss of its own, inputs, outputs and loss.</summary>
    public Architecture Architecture { get; } = ComparedNetworks.IsDense(Model) && Model.Loss is not { Expression: not null }
        ? Architecture.Of(Type)
        : new Architecture(
            Model.InputSize,
            [new LayerSpec(Model.InputSize, Model.OutputSize, new ActivationSpec(Activation.Linear))],
            Model.Loss is { } loss ? LossOf(loss) : null);

    /// <summary>Whether training takes statistics of the batch, which one row does not have.</summary>
    public bool NeedsSeveralRows { get; } = Model.Layers.Any(layer => layer.Statistics.Count > 0);

    /// <summary>Whether a step with one row is made without gradients: where all layers are products with matrices, of one position each, and no state goes on.</summary>
    public bool MakesSteps { get; } = !Model.IsStream && Model.Layers.All(layer => layer.IsView || (layer.IsMatrixProduct && layer.OutputShape.Axes.Count == 1));

    /// <summary>Drawn parameters, in canonical order; those of other layers in ±2/√inputs too.</summary>
    public float[] Parameters { get; } = ComparedNetworks.IsDense(Model)
        ? Draw.Parameters(Architecture.Of(Type))
        : [.. Model.Layers.SelectMany(layer => layer.Tensors).SelectMany((tensor, seed) => Draw.Values((int)tensor.Shape.Length, tensor.Name == "Weights" ? 2f / MathF.Sqrt(tensor.FanIn) : 0.5f, seed + 77))];

    /// <summary>Drawn rows of inputs.</summary>
    public float[] Inputs(int rows)
    {
        float[] inputs = Draw.Inputs(Architecture, rows);
        DrawnIndices.Put(Model, inputs);
        return inputs;
    }

    /// <summary>The models of a project, in the order of their declarations.</summary>
    public static IEnumerable<NetworkModel> ModelsOf(Outcome outcome)
    {
        Assert.Null(outcome.Exception);
        return outcome.Driver.GetRunResult().Results.Single().TrackedSteps[TrackingNames.Model]
            .SelectMany(step => step.Outputs)
            .Select(output => output.Value)
            .OfType<Checked<NetworkModel>>()
            .Select(result => result.Value!);
    }

    /// <summary>A network with drawn parameters.</summary>
    public NetworkUnderTest Create()
    {
        Type adapter = Implements(typeof(IClassifierNetwork<>)) ? typeof(ClassifierUnderTest<>)
            : Implements(typeof(ITrainableNetwork<>)) ? typeof(TrainableUnderTest<>)
            : typeof(NetworkUnderTest<>);
        var network = (NetworkUnderTest)Activator.CreateInstance(adapter.MakeGenericType(Type))!;
        network.Parameters = Parameters;
        return network;
    }

    /// <summary>A loss of one's own takes any targets, as the squared error does.</summary>
    private static LossSpec LossOf(LossModel loss) => loss.Expression is null ? new(Enum.Parse<LossFunction>(loss.Name), loss.Parameter) : new(LossFunction.MeanSquaredError);

    private bool Implements(Type definition) => Type.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == definition);
}
