using CompiledNet.Generator.Layers.Windows;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Modelling;

/// <summary>Where windows lie, and the shapes that come of it.</summary>
public class WindowShapeTests
{
    [Theory]
    // LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998) on images of 28×28.
    [InlineData("Network(28, 28, 1), Conv2D(6, 5, Padding = Padding.Same), MaxPool2D(2), Conv2D(16, 5), MaxPool2D(2), Flatten, Dense(10)", "28×28×6 14×14×6 10×10×16 5×5×16 400 10")]
    [InlineData("Network(9, 7, 2), Conv2D(4, 3, 2)", "7×6×4")]
    [InlineData("Network(9, 7, 2), Conv2D(4, 3, Stride = 2)", "4×3×4")]
    [InlineData("Network(9, 7, 2), Conv2D(4, 3, Stride = 2, Padding = Padding.Same)", "5×4×4")]
    [InlineData("Network(9, 9, 2), Conv2D(4, 3, Dilation = 4)", "1×1×4")]
    [InlineData("Network(9, 2), Conv1D(3, 4)", "6×3")]
    [InlineData("Network(9, 2), Conv1D(3, 4, Dilation = 2)", "3×3")]
    [InlineData("Network(9, 2), Conv1D(3, 4, Padding = Padding.Causal)", "9×3")]
    [InlineData("Network(9, 2), Conv1D(3, 4, Padding = Padding.Causal, Stride = 2, Dilation = 3)", "5×3")]
    [InlineData("Network(9, 2), Conv1D(3, 100, Padding = Padding.Same)", "9×3")]
    [InlineData("Network(9, 2), MaxPool1D(2), AveragePool1D(3, Stride = 1)", "4×2 2×2")]
    [InlineData("Network(9, 2), MaxPool1D(2, Padding = Padding.Same)", "5×2")]
    [InlineData("Network(9, 7, 2), AveragePool2D(3), MaxPool2D(2, Stride = 1)", "3×2×2 2×1×2")]
    [InlineData("Network(9, 7, 2), GlobalMaxPool", "2")]
    [InlineData("Network(9, 2), GlobalAveragePool", "2")]
    public void Shapes_follow_from_windows(string attributes, string shapes) => Assert.Equal(shapes, Models.Shapes(attributes));

    [Theory]
    [InlineData(nameof(WindowPadding.Valid))]
    [InlineData(nameof(WindowPadding.Same))]
    [InlineData(nameof(WindowPadding.Causal))]
    public void Windows_are_those_that_lie_within_the_borders(string constant)
    {
        WindowPadding padding = Enum.Parse<WindowPadding>(constant);
        foreach ((int input, int kernel, int stride, int dilation) in
            from input in Enumerable.Range(1, 12)
            from kernel in Enumerable.Range(1, 5)
            from stride in Enumerable.Range(1, 4)
            from dilation in Enumerable.Range(1, 3)
            select (input, kernel, stride, dilation))
        {
            int reach = (kernel - 1) * dilation + 1;
            if (WindowAxis.Of(input, kernel, stride, dilation, padding) is not { } axis)
            {
                Assert.Equal(WindowPadding.Valid, padding);
                Assert.True(reach > input);
                continue;
            }

            int last = (axis.Output - 1) * stride - axis.Before;
            Assert.Equal(padding == WindowPadding.Valid ? (input - reach) / stride + 1 : (int)Math.Ceiling(input / (double)stride), axis.Output);
            Assert.InRange(last + reach, 1, input + axis.After);
            switch (padding)
            {
                case WindowPadding.Valid:
                    Assert.Equal((0, 0), (axis.Before, axis.After));
                    break;
                case WindowPadding.Same:
                    Assert.InRange(axis.After - axis.Before, 0, 1);
                    Assert.True(axis.Before + axis.After == 0 || last + reach == input + axis.After);
                    break;
                default:
                    Assert.Equal(0, axis.After);
                    Assert.Equal(reach - 1, axis.Before);
                    break;
            }
        }
    }

    [Theory]
    [InlineData("Network(9, 7, 6), Conv2D(4, 3, 2, Groups = 2)", "4×3×3×2", 18, 12)]
    [InlineData("Network(9, 7, 6), Conv2D(12, 3, Groups = 6)", "12×1×3×3", 9, 18)]
    [InlineData("Network(9, 6), Conv1D(5, 4)", "5×6×4", 24, 20)]
    public void Filters_have_the_shape_and_fans_of_PyTorch(string attributes, string shape, int fanIn, int fanOut)
    {
        ParameterTensorModel weights = Models.Of(attributes).Layers[0].Tensors[0];

        Assert.Equal((shape, fanIn, fanOut), (weights.Shape.Notation, weights.FanIn, weights.FanOut));
    }

    [Theory]
    [InlineData("Network(9, 7, 6), Conv2D(4, 3, 2, Groups = 2)", 7 * 6 * 4 * 3 * 6)]
    [InlineData("Network(9, 6), Conv1D(5, 4)", 6 * 5 * 6 * 4)]
    [InlineData("Network(9, 6), Dense(5)", 9 * 6 * 5)]
    public void Multiply_adds_are_counted_at_every_position(string attributes, long expected) => Assert.Equal(expected, Models.Of(attributes).MultiplyAdds);
}
