namespace CompiledNet.Reference.Recurrent;

/// <summary>The tensors of a recurrent layer, each with a block for every gate.</summary>
/// <param name="W"><c>[gate·units + unit][feature]</c>, row-major.</param>
/// <param name="U"><c>[gate·units + unit][hidden unit]</c>, row-major.</param>
/// <param name="B">The biases of the products with the inputs.</param>
/// <param name="C">The biases of the products with the state.</param>
internal sealed record RecurrentTensors(double[] W, double[] U, double[] B, double[] C)
{
    /// <summary>Of a GRU with the reset before the product, which has the last block of <c>U</c> as a tensor by itself, and one bias.</summary>
    public static RecurrentTensors OfEarlyReset(double[][] tensors) => new(tensors[0], [.. tensors[1], .. tensors[2]], tensors[3], new double[tensors[3].Length]);

    /// <summary>The tensors when one of their numbers moves.</summary>
    /// <param name="tensor">Which of the four.</param>
    /// <param name="element">The number.</param>
    /// <param name="by">How far it moves.</param>
    public RecurrentTensors Moved(int tensor, int element, double by) => tensor switch
    {
        0 => this with { W = Moved(W, element, by) },
        1 => this with { U = Moved(U, element, by) },
        2 => this with { B = Moved(B, element, by) },
        _ => this with { C = Moved(C, element, by) },
    };

    private static double[] Moved(double[] values, int element, double by)
    {
        double[] moved = [.. values];
        moved[element] += by;
        return moved;
    }
}
