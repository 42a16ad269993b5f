using System.ComponentModel;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// The products of a last layer with one unit, as <see cref="DenseKernels"/>: registers run along the inputs, and the weights are
/// stored up to whole panels, with zeros behind the last.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DotKernels
{
    /// <summary><c>z = w·x + b</c> of every row.</summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="inputStride">The distance between them.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, or a null reference.</param>
    /// <param name="z">A pre-activation for each row.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TLanes>(ref float x, int inputStride, ref float weights, ref float bias, ref float z, int inputs, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
        {
            var sum = LaneSum<TLanes>.Empty;
            for (int input = 0; input < Stored(inputs); input += TLanes.Count)
                sum.MultiplyAdd(TLanes.LoadFirst(ref x, input, inputs - input), TLanes.Load(ref weights, input), input);
            Rows.Write(ref z, row, Unsafe.IsNullRef(ref bias) ? sum.Total() : sum.Total() + bias);
            x = ref Unsafe.Add(ref x, inputStride);
        }
    }

    /// <summary><c>dw = Σ dz·x</c> and <c>db = Σ dz</c> over the rows, in order.</summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="inputStride">The distance between them.</param>
    /// <param name="dz">A derivative for each row.</param>
    /// <param name="weights">The gradients of the weights.</param>
    /// <param name="bias">The gradient of the bias, or a null reference.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="isFirst">Whether the sums start from zero; otherwise they go on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradients<TLanes>(ref float x, int inputStride, ref float dz, ref float weights, ref float bias, int inputs, int rows, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int input = 0; input < Stored(inputs); input += TLanes.Count)
        {
            TLanes sum = isFirst ? TLanes.Zero : TLanes.Load(ref weights, input);
            for (int row = 0; row < rows; row++)
                sum = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref dz, row)), TLanes.LoadFirst(ref x, row * inputStride + input, inputs - input), sum);
            sum.Store(ref weights, input);
        }

        if (Unsafe.IsNullRef(ref bias))
            return;
        float total = isFirst ? 0f : bias;
        for (int row = 0; row < rows; row++)
            total += Unsafe.Add(ref dz, row);
        Rows.Write(ref bias, 0, total);
    }

    /// <summary><c>dx = w·dz</c> of every row.</summary>
    /// <param name="dz">A derivative for each row.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="dx">Rows of <paramref name="stride"/> derivatives.</param>
    /// <param name="stride">The distance between rows of the result.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InputGradients<TLanes>(ref float dz, ref float weights, ref float dx, int stride, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
        {
            TLanes d = TLanes.Broadcast(Unsafe.Add(ref dz, row));
            for (int column = 0; column < stride; column += TLanes.Count)
                TLanes.MultiplyAdd(d, TLanes.Load(ref weights, column), TLanes.Zero).StoreFirst(ref dx, row * stride + column, stride - column);
        }
    }

    /// <summary><c>w ← w − α·dz·x</c> and <c>b ← b − α·dz</c> with one row, rounded as if the gradients had been written.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="dz">The derivative.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, or a null reference.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="learningRate">The factor α.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Descend<TLanes>(ref float x, float dz, ref float weights, ref float bias, int inputs, float learningRate)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes alpha = TLanes.Broadcast(learningRate);
        TLanes d = TLanes.Broadcast(dz);
        for (int input = 0; input < Stored(inputs); input += TLanes.Count)
        {
            TLanes gradient = TLanes.MultiplyAdd(d, TLanes.LoadFirst(ref x, input, inputs - input), TLanes.Zero);
            (TLanes.Load(ref weights, input) - alpha * gradient).Store(ref weights, input);
        }

        if (!Unsafe.IsNullRef(ref bias))
            Rows.Write(ref bias, 0, bias - learningRate * (0f + dz));
    }

    private static int Stored(int inputs) => PackedWeights.RoundUp(inputs);
}
