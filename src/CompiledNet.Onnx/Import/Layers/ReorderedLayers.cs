using System.Collections.Immutable;

namespace CompiledNet.Onnx.Import.Layers;

/// <summary>Layers that give their values in another order, because the weights before stand in that order.</summary>
internal static class ReorderedLayers
{
    private const int MaximumDepth = 64;

    /// <summary>The layer with the value <c>i</c> of its row being that at <c>places[i]</c> before; null if it cannot be had.</summary>
    public static Layer? Reorder(Layer layer, int[] places, int depth = 0)
    {
        if (depth > MaximumDepth)
            return null;
        switch (layer.Kind)
        {
            case "Dense" when layer.Shape.Length == 1:
                return layer.With([.. layer.Tensors.Select(tensor => Rows(tensor, places))]);
            case "Reshape" or "Flatten":
                return Reorder(layer.Inputs[0], places, depth + 1);
            case "Activation" when layer.Activation is { Activation: Activation.Softmax or Activation.LogSoftmax } && layer.Shape.Length > 1:
                return null;
            case "Activation" when layer.Tensors.IsEmpty:
            case "Activation" or "BatchNorm" or "LayerNorm" when layer.Shape.Length == 1:
            case "Add" or "Multiply":
                ImmutableArray<Layer> inputs = [];
                foreach (Layer input in layer.Inputs)
                {
                    if (Reorder(input, places, depth + 1) is not { } reordered)
                        return null;
                    inputs = inputs.Add(NewLayer.Shaped(reordered, layer.Shape));
                }

                return layer.With([.. layer.Tensors.Select(tensor => Rows(tensor, places))], inputs);
            default:
                return null;
        }
    }

    private static LayerTensor Rows(LayerTensor tensor, int[] places)
    {
        int size = tensor.Values.Length / places.Length;
        return tensor with { Values = [.. places.SelectMany(place => tensor.Values.Skip(place * size).Take(size))] };
    }
}
