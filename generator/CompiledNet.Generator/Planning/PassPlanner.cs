using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Losses;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Planning;

/// <summary>Decides what each pass does, step by step. Layers count from 1, as in the notation.</summary>
internal static class PassPlanner
{
    /// <summary>A forward pass; the last layer writes to the caller where its rows are not padded.</summary>
    public static IEnumerable<PassStep> Inference(IReadOnlyList<DensePlan> layers, bool withPanels)
    {
        for (int number = 1; number < layers.Count; number++)
        {
            foreach (PassStep step in Layer(layers[number - 1], number, PassValue.Activations(number), PassValue.Activations(number)))
                yield return step;
        }

        foreach (PassStep step in Outputs(layers[layers.Count - 1], layers.Count, withPanels))
            yield return step;
    }

    /// <summary>One row, by a method for each layer; the last one writes to the caller.</summary>
    public static IEnumerable<PassStep> StraightRow(NetworkPrograms programs, IReadOnlyList<DensePlan> layers) => layers.Select((layer, index) => new RowStep(
        index + 1,
        PassValue.Activations(index),
        WholeRows.GoThroughMemory(programs, index + 1, layer.PaddedUnits) ? PassValue.Activations(index + 1) : null,
        index + 1 == layers.Count ? PassValue.Output : PassValue.Activations(index + 1)));

    /// <summary>The loss alone.</summary>
    public static IEnumerable<PassStep> Loss(NetworkModel network, IReadOnlyList<DensePlan> layers) =>
        WithLoss(network, layers, isRow: false, LossScale.One);

    /// <summary>The loss and the gradients of the parameters.</summary>
    public static IEnumerable<PassStep> Training(NetworkModel network, IReadOnlyList<DensePlan> layers) =>
        [.. WithLoss(network, layers, isRow: false, LossScale.Given), .. LastActivationGradients(network, layers), .. Backward(layers, layers.Count, withWeights: true)];

    /// <summary>The gradients from those of the outputs, and on to the inputs.</summary>
    public static IEnumerable<PassStep> BackwardFrom(IReadOnlyList<DensePlan> layers) =>
    [
        .. Forward(layers, withLastActivation: true),
        new OutputGradientsStep(layers.Count),
        .. ActivationGradients(layers[layers.Count - 1], layers.Count),
        .. Backward(layers, layers.Count, withWeights: true),
        new InputGradientsStep(1, null, PassValue.InputGradients),
    ];

    /// <summary>A forward pass that stops where something is not finite.</summary>
    public static IEnumerable<PassStep> FiniteTest(IReadOnlyList<DensePlan> layers) =>
        layers.SelectMany((layer, index) => KeptLayer(layer, index + 1, withActivation: true).Append(new FiniteStep(index + 1)));

    /// <summary>An SGD step with one row.</summary>
    public static IEnumerable<PassStep> Descent(NetworkModel network, IReadOnlyList<DensePlan> layers) =>
    [
        .. WithLoss(network, layers, isRow: true, LossScale.OneRow),
        .. LastActivationGradients(network, layers),
        .. Backward(layers, layers.Count, withWeights: false),
        new GradientBoundStep(layers.Count),
        .. layers.Select((_, index) => new DescentStep(index + 1, PassValue.Activations(index))),
    ];

    private static bool StartsFromActivations(NetworkModel network) => network.Loss!.Function.FusedActivation is null;

    /// <summary>All layers, with what the backward pass needs kept.</summary>
    private static IEnumerable<PassStep> Forward(IReadOnlyList<DensePlan> layers, bool withLastActivation) =>
        layers.SelectMany((layer, index) => KeptLayer(layer, index + 1, withLastActivation || index + 1 < layers.Count));

    private static IEnumerable<PassStep> KeptLayer(DensePlan layer, int number, bool withActivation)
    {
        PassValue z = layer.KeepsPreActivations ? PassValue.PreActivations(number) : PassValue.Activations(number);
        return withActivation
            ? Layer(layer, number, z, PassValue.Activations(number))
            : [new ForwardStep(number, PassValue.Activations(number - 1), z)];
    }

    private static IEnumerable<PassStep> Layer(DensePlan layer, int number, PassValue z, PassValue a)
    {
        yield return new ForwardStep(number, PassValue.Activations(number - 1), z);
        if (layer.Activation == Placement.InKernelOfItsOwn)
            yield return new ActivationStep(number, z, a);
    }

    private static IEnumerable<PassStep> Outputs(DensePlan last, int number, bool withPanels)
    {
        PassValue input = PassValue.Activations(number - 1);
        PassValue a = PassValue.Activations(number);
        if (withPanels && last.Panel is not null)
            return [new OutputPanelsStep(number, input)];
        if (last.HasPlainOutputs)
            return Layer(last, number, PassValue.Output, PassValue.Output);
        return last.Layer.Activation.Function is Softmax
            ? [new ForwardStep(number, input, a), new OutputStep(number, a)]
            : Layer(last, number, a, a).Append(new UnpadStep(number, a));
    }

    private static IEnumerable<PassStep> WithLoss(NetworkModel network, IReadOnlyList<DensePlan> layers, bool isRow, LossScale scale)
    {
        foreach (PassStep step in Forward(layers, withLastActivation: StartsFromActivations(network)))
            yield return step;
        LossFunction loss = network.Loss!.Function;
        DensePlan last = layers[layers.Count - 1];
        yield return new TargetsStep(
            loss.TakesLabels ? TargetSource.CopyOrLabels
            : last.HasPlainOutputs ? TargetSource.Caller
            : TargetSource.Copy);
        yield return new LossStep(
            layers.Count,
            isRow && last.IsDot ? LossForm.OneOutput
            : !isRow && last.Panel is not null && loss is not ElementwiseLoss ? LossForm.Panels
            : LossForm.Rows,
            scale);
    }

    private static IEnumerable<PassStep> LastActivationGradients(NetworkModel network, IReadOnlyList<DensePlan> layers) =>
        StartsFromActivations(network) ? ActivationGradients(layers[layers.Count - 1], layers.Count) : [];

    /// <summary>From the derivatives of a layer down to those of the first one.</summary>
    private static IEnumerable<PassStep> Backward(IReadOnlyList<DensePlan> layers, int last, bool withWeights)
    {
        for (int number = last; number >= 1; number--)
        {
            if (withWeights)
                yield return new WeightGradientsStep(number, PassValue.Activations(number - 1));
            if (number == 1)
                continue;
            DensePlan before = layers[number - 2];
            bool isFused = before.Derivative == Placement.InProduct;
            yield return new InputGradientsStep(number, isFused ? PassValue.Activations(number - 1) : null, PassValue.Derivatives(number - 1));
            if (isFused)
                continue;
            foreach (PassStep step in ActivationGradients(before, number - 1))
                yield return step;
        }
    }

    private static IEnumerable<PassStep> ActivationGradients(DensePlan layer, int number)
    {
        if (layer.Derivative != Placement.Nowhere)
            yield return new ActivationGradientsStep(number, layer.KeepsPreActivations ? PassValue.PreActivations(number) : PassValue.Activations(number));
    }
}
