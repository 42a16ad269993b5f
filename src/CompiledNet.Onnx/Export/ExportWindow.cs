using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Export;

/// <summary>The windows of a convolution or a pool as attributes of ONNX, with the values beyond the borders counted out.</summary>
internal static class ExportWindow
{
    /// <param name="layer">The layer.</param>
    /// <param name="hasSteps">Whether an axis of steps stands before those of the windows, each of which has one.</param>
    public static AttributeMessage[] Of(LayerDescription layer, bool hasSteps)
    {
        int first = hasSteps ? 1 : 0;
        (int[] before, int[] after) = (new int[first + layer.KernelSize.Length], new int[first + layer.KernelSize.Length]);
        for (int axis = first; axis < before.Length; axis++)
            (before[axis], after[axis]) = Beyond(layer, layer.InputShape[axis], layer.KernelSize[axis - first]);
        return
        [
            AttributeMessage.Of("kernel_shape", Sizes(layer.KernelSize.Select(size => (long)size), hasSteps)),
            AttributeMessage.Of("strides", Sizes(Enumerable.Repeat((long)layer.Stride, layer.KernelSize.Length), hasSteps)),
            AttributeMessage.Of("pads", before.Concat(after).Select(count => (long)count)),
        ];
    }

    public static AttributeMessage Dilations(LayerDescription layer, bool hasSteps = false) =>
        AttributeMessage.Of("dilations", Sizes(Enumerable.Repeat((long)layer.Dilation, layer.KernelSize.Length), hasSteps));

    /// <summary>The weights of a convolution with an axis of one step before those of its windows; other tensors as they are.</summary>
    public static NamedTensor OfOneStep(NamedTensor tensor) => tensor.Shape.Length > 1 ? tensor with { Shape = [.. tensor.Shape.Take(2), 1, .. tensor.Shape.Skip(2)] } : tensor;

    private static IEnumerable<long> Sizes(IEnumerable<long> ofWindow, bool hasSteps) => hasSteps ? ofWindow.Prepend(1) : ofWindow;

    /// <summary>How many values windows see before the first and behind the last along an axis.</summary>
    private static (int Before, int After) Beyond(LayerDescription layer, int size, int kernel)
    {
        int reach = (kernel - 1) * layer.Dilation + 1;
        int windows = (size + layer.Stride - 1) / layer.Stride;
        int missing = Math.Max(0, (windows - 1) * layer.Stride + reach - size);
        return layer.Padding switch
        {
            Padding.Valid => (0, 0),
            Padding.Causal => (reach - 1, 0),
            _ => (missing / 2, missing - missing / 2),
        };
    }
}
