using CompiledNet.Tests.Cases;
using CompiledNet.Tests.Networks;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests;

/// <summary>Rows side by side give the bits of rows by themselves, in the loss too.</summary>
public sealed class PanelTests
{
    private const int Rows = 32;

    /// <summary>
    /// Row <c>r</c> has nothing but input <c>r</c>, so that the gradients of that input's weights are those of one row. A batch of
    /// 32 divides them by 32, which is exact.
    /// </summary>
    [Fact]
    public void Gradients_of_a_row_do_not_depend_on_the_rows_beside_it()
    {
        var network = new SoftmaxRegression(seed: 1);
        int size = SoftmaxRegression.InputSize;
        int classes = SoftmaxRegression.OutputSize;
        var inputs = new float[Rows * size];
        for (int row = 0; row < Rows; row++)
            inputs[row * size + row] = row - 15.5f;
        float[] targets = Draw.Targets(Architecture.Of(typeof(SoftmaxRegression)), Rows);
        var together = new ParameterBuffer<SoftmaxRegression>();
        var alone = new ParameterBuffer<SoftmaxRegression>();
        ParameterTensor weights = SoftmaxRegression.Description.Layers[0].Tensors[0];

        network.Backward(inputs, targets, together);

        for (int row = 0; row < Rows; row++)
        {
            network.Backward(inputs.AsSpan(row * size, size), targets.AsSpan(row * classes, classes), alone);
            for (int unit = 0; unit < classes; unit++)
                FloatBits.AssertSame([alone[weights][unit, row]], [together[weights][unit, row] * Rows], $"gradient of unit {unit} from row {row}");
        }
    }
}
