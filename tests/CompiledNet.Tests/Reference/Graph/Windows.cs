namespace CompiledNet.Tests.Reference.Graph;

/// <summary>
/// Windows that move over images, <c>[rows, height, width, channels]</c>, or over sequences, <c>[rows, steps, channels]</c>, which
/// are images of height 1.
/// </summary>
internal sealed record Windows(WindowAxis Vertical, WindowAxis Horizontal)
{
    public static Windows Of(params WindowAxis[] axes) => axes.Length == 1 ? new(WindowAxis.None, axes[0]) : new(axes[0], axes[1]);

    /// <summary>The number of a window's elements.</summary>
    public int Count => Vertical.Kernel * Horizontal.Kernel;

    public int[] OutputShape(Tensor x, int channels) => x.Shape.Length == 3
        ? [x.Rows, Horizontal.OutputSize(x.Shape[1]), channels]
        : [x.Rows, Vertical.OutputSize(x.Shape[1]), Horizontal.OutputSize(x.Shape[2]), channels];

    /// <summary>
    /// For each output position in order, which elements of its window lie within the tensor, row by row of the window, and
    /// at which positions of the tensor.
    /// </summary>
    public IEnumerable<(int Output, IReadOnlyList<WindowElement> Elements)> Over(Tensor x)
    {
        int height = x.Shape.Length == 3 ? 1 : x.Shape[1];
        int width = x.Shape[^2];
        int output = 0;
        for (int row = 0; row < x.Rows; row++)
        {
            for (int outputY = 0; outputY < Vertical.OutputSize(height); outputY++)
            {
                for (int outputX = 0; outputX < Horizontal.OutputSize(width); outputX++)
                {
                    var elements = new List<WindowElement>();
                    for (int kernelY = 0; kernelY < Vertical.Kernel; kernelY++)
                    {
                        for (int kernelX = 0; kernelX < Horizontal.Kernel; kernelX++)
                        {
                            int inputY = Vertical.Position(outputY, kernelY);
                            int inputX = Horizontal.Position(outputX, kernelX);
                            if (inputY >= 0 && inputY < height && inputX >= 0 && inputX < width)
                                elements.Add(new(kernelY * Horizontal.Kernel + kernelX, (row * height + inputY) * width + inputX));
                        }
                    }

                    yield return (output++, elements);
                }
            }
        }
    }
}

/// <summary>An element of a window, and the position of the tensor at which it lies.</summary>
internal readonly record struct WindowElement(int Element, int Position);
