namespace CompiledNet.Reference;

/// <summary>A learnt vector in the place of each index of a row; what is not an index stays. Indices have no derivatives.</summary>
/// <param name="tensor">The index of the vectors in the network's tensors.</param>
/// <param name="size">The length of a vector.</param>
/// <param name="weights"><c>[index][element]</c>.</param>
/// <param name="isIndex">Which values of an input row are indices.</param>
internal sealed class EmbeddingStep(int tensor, int size, double[] weights, bool[] isIndex) : IReferenceStep
{
    public Range Tensors => tensor..(tensor + 1);

    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic)
    {
        var y = new List<double>();
        for (int i = 0; i < x[0].Length; i++)
        {
            if (IsIndex(i))
                y.AddRange(weights.AsSpan((int)x[0][i] * size, size));
            else
                y.Add(x[0][i]);
        }
        return [.. y];
    }

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        var dx = new double[x[0].Length];
        int output = 0;
        for (int i = 0; i < dx.Length; i++)
        {
            if (!IsIndex(i))
                dx[i] = dy[output++];
            for (int element = 0; IsIndex(i) && element < size; element++)
                gradients[tensor][(int)x[0][i] * size + element].Add(dy[output++]);
        }
        return [dx];
    }

    public double Reach(double[][] x, int tensorIndex, int element) => Outputs(x[0], element).Any() ? 1 : 0;

    public double[] Moved(double[][] x, double[] y, int tensorIndex, int element, double by)
    {
        double[] moved = [.. y];
        foreach (int output in Outputs(x[0], element))
            moved[output] += by;
        return moved;
    }

    private bool IsIndex(int i) => isIndex[i % isIndex.Length];

    /// <summary>Where an element of a vector is put.</summary>
    private IEnumerable<int> Outputs(double[] x, int element)
    {
        int output = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (IsIndex(i) && (int)x[i] == element / size)
                yield return output + element % size;
            output += IsIndex(i) ? size : 1;
        }
    }
}
