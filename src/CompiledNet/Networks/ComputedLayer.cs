using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>
/// A layer as inference computes it. An activation that is an argument of a product is one of its own, and what does nothing at inference is not there: so
/// networks that compute the same have the same layers, however they are declared.
/// </summary>
/// <param name="Kind">The kind of layer.</param>
/// <param name="Layer">The declared layer that it is, or is a part of.</param>
/// <param name="Inputs">The places of those whose outputs it takes; −1 for the network's input.</param>
/// <param name="HasTensors">Whether the parameters of <paramref name="Layer"/> belong to it.</param>
internal sealed record ComputedLayer(string Kind, LayerDescription Layer, ImmutableArray<int> Inputs, bool HasTensors)
{
    /// <summary>Whether it is <c>W·x + b</c>, of which a norm is another one.</summary>
    public bool IsProduct => Kind is "Dense" or "Conv1D" or "Conv2D";

    /// <summary>The layers of a network.</summary>
    public static ImmutableArray<ComputedLayer> Of(NetworkDescription network)
    {
        var computed = ImmutableArray.CreateBuilder<ComputedLayer>();
        int[] places = new int[network.Layers.Length];
        for (int number = 0; number < places.Length; number++)
        {
            LayerDescription layer = network.Layers[number];
            ImmutableArray<int> inputs = [.. layer.Inputs.Select(input => input < 0 ? -1 : places[input])];
            bool isActivation = layer.Kind == "Activation";
            bool isNothing = layer.Kind == "Dropout" || (isActivation && layer.Activation == Activation.Linear);
            if (!isNothing && !isActivation)
            {
                computed.Add(new ComputedLayer(layer.Kind, layer, inputs, HasTensors: true));
                inputs = [computed.Count - 1];
            }

            if (!isNothing && layer.Activation != Activation.Linear)
            {
                computed.Add(new ComputedLayer("Activation", layer, inputs, HasTensors: isActivation && !layer.Tensors.IsEmpty));
                inputs = [computed.Count - 1];
            }

            places[number] = inputs[0];
        }

        return computed.ToImmutable();
    }

    /// <summary>Whether another one computes the same of the same, with parameters of the same shapes.</summary>
    /// <param name="other">The other.</param>
    /// <param name="hasNorm">Whether a norm is folded into the other, which then has biases, whether this one has or not.</param>
    public bool IsLike(ComputedLayer other, bool hasNorm = false) =>
        Kind == other.Kind
        && HasTensors == other.HasTensors
        && Layer.OutputShape.SequenceEqual(other.Layer.OutputShape)
        && (Kind == "Activation" ? HasActivationOf(other.Layer) : HasShapesOf(other.Layer))
        && (!HasTensors || (hasNorm
            ? other.Layer.Tensors.Length == 2 && Layer.Tensors[0].Shape.SequenceEqual(other.Layer.Tensors[0].Shape)
            : Shapes(Layer).SequenceEqual(Shapes(other.Layer))));

    private bool HasActivationOf(LayerDescription other) =>
        (Layer.Activation, Layer.Slope, Layer.Alpha, Layer.TanhApproximation) == (other.Activation, other.Slope, other.Alpha, other.TanhApproximation);

    private bool HasShapesOf(LayerDescription other) =>
        Layer.InputShape.SequenceEqual(other.InputShape)
        && Layer.KernelSize.SequenceEqual(other.KernelSize)
        && Layer.Columns.SequenceEqual(other.Columns)
        && (Layer.Stride, Layer.Dilation, Layer.Groups, Layer.Padding, Layer.Epsilon) == (other.Stride, other.Dilation, other.Groups, other.Padding, other.Epsilon);

    private static IEnumerable<string> Shapes(LayerDescription layer) => layer.Tensors.Concat(layer.Statistics).Select(tensor => string.Join("×", tensor.Shape));
}
