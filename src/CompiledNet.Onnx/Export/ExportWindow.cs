using CompiledNet.Onnx.Format;

namespace CompiledNet.Onnx.Export;

/// <summary>The windows of a convolution or a pool as attributes of ONNX, with the values beyond the borders counted out.</summary>
internal static class ExportWindow
{
    public static AttributeMessage[] Of(LayerDescription layer)
    {
        (int[] before, int[] after) = (new int[layer.KernelSize.Length], new int[layer.KernelSize.Length]);
        for (int axis = 0; axis < before.Length; axis++)
            (before[axis], after[axis]) = Beyond(layer, layer.InputShape[axis], layer.KernelSize[axis]);
        var strides = Enumerable.Repeat((long)layer.Stride, before.Length);
        return
        [
            AttributeMessage.Of("kernel_shape", layer.KernelSize.Select(size => (long)size)),
            AttributeMessage.Of("strides", strides),
            AttributeMessage.Of("pads", before.Concat(after).Select(count => (long)count)),
        ];
    }

    public static AttributeMessage Dilations(LayerDescription layer) =>
        AttributeMessage.Of("dilations", Enumerable.Repeat((long)layer.Dilation, layer.KernelSize.Length));

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
