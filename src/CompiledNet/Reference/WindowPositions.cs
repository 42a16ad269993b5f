namespace CompiledNet.Reference;

/// <summary>Where the windows of a convolution or a pool lie in a row of <c>(steps, channels)</c> or <c>(height, width, channels)</c>.</summary>
internal static class WindowPositions
{
    /// <summary>
    /// For each output position in order, the elements of its window that lie within the row, in order, and the positions at which
    /// they lie. What padding would add is left out.
    /// </summary>
    public static (int Element, int Position)[][] Of(LayerDescription layer)
    {
        // A sequence is an image of height 1.
        bool isSequence = layer.KernelSize.Length == 1;
        int height = isSequence ? 1 : layer.InputShape[0];
        int width = layer.InputShape[^2];
        (int Element, int Position)[][] vertical = isSequence ? [[(0, 0)]] : Along(layer, height, layer.OutputShape[0], layer.KernelSize[0]);
        (int Element, int Position)[][] horizontal = Along(layer, width, layer.OutputShape[^2], layer.KernelSize[^1]);
        return
        [
            .. from y in vertical
               from x in horizontal
               select (
                   from row in y
                   from column in x
                   where row.Position >= 0 && column.Position >= 0
                   select (row.Element * layer.KernelSize[^1] + column.Element, row.Position * width + column.Position)).ToArray(),
        ];
    }

    /// <summary>One window over all positions of a row.</summary>
    public static (int Element, int Position)[][] All(int positions) => [[.. Enumerable.Range(0, positions).Select(position => (position, position))]];

    /// <summary>For each output of a row, channel by channel within a position, the values of its window.</summary>
    public static int[][] Channelwise((int Element, int Position)[][] windows, int channels) =>
    [
        .. from window in windows
           from channel in Enumerable.Range(0, channels)
           select window.Select(at => at.Position * channels + channel).ToArray(),
    ];

    /// <summary>For each output along an axis, where the elements of its window lie; −1 beyond the ends.</summary>
    private static (int Element, int Position)[][] Along(LayerDescription layer, int size, int outputs, int kernel)
    {
        int extent = (kernel - 1) * layer.Dilation + 1;
        int before = layer.Padding switch
        {
            Padding.Same => Math.Max((outputs - 1) * layer.Stride + extent - size, 0) / 2,
            Padding.Causal => extent - 1,
            _ => 0,
        };
        return
        [
            .. Enumerable.Range(0, outputs).Select(output => Enumerable.Range(0, kernel)
                .Select(element => (element, Within(output * layer.Stride + element * layer.Dilation - before)))
                .ToArray()),
        ];

        int Within(int position) => position >= 0 && position < size ? position : -1;
    }
}
