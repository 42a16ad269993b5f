using System.ComponentModel;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// The products of dense layers for sizes that are known at run time, for code generated in Debug builds. The compiler does not
/// optimise what a Debug build contains, so products there would take many times as long; these belong to the library and are
/// optimised in every build. Each sum has the order, and so the bits, of the kernels that Release builds write out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseKernels
{
    /// <summary><c>z = W·x + b</c> of every row.</summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="inputStride">The distance between them.</param>
    /// <param name="weights">The weights, packed.</param>
    /// <param name="biases">The biases, or a null reference.</param>
    /// <param name="z">Rows of <paramref name="units"/> pre-activations.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="units">The number of units, padded.</param>
    /// <param name="accumulators">The accumulators of each sum: 1, 2 or 4.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TLanes>(ref float x, int inputStride, ref float weights, ref float biases, ref float z, int inputs, int units, int accumulators, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        var left = new ProductOperand(ref x, inputStride, 1);
        for (int column = 0; column < units; column += TLanes.Count)
        {
            var right = new ProductOperand(ref Unsafe.Add(ref weights, Column(column, inputs)), 0, PanelUnits(units));
            ref float start = ref Unsafe.IsNullRef(ref biases) ? ref biases : ref Unsafe.Add(ref biases, column);
            Product.Column<TLanes>(left, right, inputs, accumulators, ref start, 0, ref Unsafe.Add(ref z, column), units, TLanes.Count, rows);
        }
    }

    /// <summary><c>dW = Σ dz·xᵀ</c> and <c>db = Σ dz</c> over the rows, in order.</summary>
    /// <param name="x">Rows of inputs.</param>
    /// <param name="inputStride">The distance between them.</param>
    /// <param name="dz">Rows of <paramref name="units"/> derivatives.</param>
    /// <param name="weights">The gradients of the weights, packed.</param>
    /// <param name="biases">The gradients of the biases, or a null reference.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="units">The number of units, padded.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="isFirst">Whether the sums start from zero; otherwise they go on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradients<TLanes>(ref float x, int inputStride, ref float dz, ref float weights, ref float biases, int inputs, int units, int rows, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        var left = new ProductOperand(ref x, 1, inputStride);
        for (int column = 0; column < units; column += TLanes.Count)
        {
            ref float result = ref Unsafe.Add(ref weights, Column(column, inputs));
            var right = new ProductOperand(ref Unsafe.Add(ref dz, column), 0, units);
            int width = PanelUnits(units);
            Product.Column<TLanes>(left, right, rows, 1, ref isFirst ? ref Unsafe.NullRef<float>() : ref result, width, ref result, width, TLanes.Count, inputs);
            if (!Unsafe.IsNullRef(ref biases))
                AddRows<TLanes>(ref Unsafe.Add(ref dz, column), units, ref Unsafe.Add(ref biases, column), rows, isFirst);
        }
    }

    /// <summary><c>dx = Wᵀ·dz</c> of every row.</summary>
    /// <param name="dz">Rows of <paramref name="paddedUnits"/> derivatives.</param>
    /// <param name="weights">The weights, packed.</param>
    /// <param name="panel">Room for the weights of as many inputs as a register has lanes.</param>
    /// <param name="dx">Rows of <paramref name="stride"/> derivatives.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="stride">The distance between rows of the result: the inputs, with or without their padding, which becomes zero.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="paddedUnits">The number of units, padded.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InputGradients<TLanes>(ref float dz, ref float weights, ref float panel, ref float dx, int inputs, int stride, int units, int paddedUnits, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        var left = new ProductOperand(ref dz, paddedUnits, 1);
        for (int column = 0; column < stride; column += TLanes.Count)
        {
            ref float result = ref Unsafe.Add(ref dx, column);
            int whole = Math.Min(inputs - column, TLanes.Count);
            if (whole <= 0)
            {
                Clear<TLanes>(ref result, stride, stride - column, rows);
                continue;
            }

            PackedWeights.Transpose(ref weights, inputs, units, PanelUnits(paddedUnits), column, whole, ref panel, TLanes.Count);
            Product.Column<TLanes>(left, new ProductOperand(ref panel, 0, TLanes.Count), units, 1, ref Unsafe.NullRef<float>(), 0, ref result, stride, stride - column, rows);
        }
    }

    /// <summary><c>W ← W − α·dz·xᵀ</c> and <c>b ← b − α·dz</c> with one row, rounded as if the gradients had been written.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="dz">The derivatives.</param>
    /// <param name="weights">The weights, packed.</param>
    /// <param name="biases">The biases, or a null reference.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="units">The number of units, padded.</param>
    /// <param name="learningRate">The factor α.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Descend<TLanes>(ref float x, ref float dz, ref float weights, ref float biases, int inputs, int units, float learningRate)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes alpha = TLanes.Broadcast(learningRate);
        for (int column = 0; column < units; column += TLanes.Count)
        {
            TLanes d = TLanes.Load(ref dz, column);
            for (int input = 0; input < inputs; input++)
            {
                int place = Column(column, inputs) + input * PanelUnits(units);
                TLanes gradient = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, input)), d, TLanes.Zero);
                (TLanes.Load(ref weights, place) - alpha * gradient).Store(ref weights, place);
            }

            if (!Unsafe.IsNullRef(ref biases))
                (TLanes.Load(ref biases, column) - alpha * (TLanes.Zero + d)).Store(ref biases, column);
        }
    }

    /// <summary>The place of the first input's weight of a unit.</summary>
    private static int Column(int unit, int inputs) => PackedWeights.Column(unit, inputs * PackedWeights.PanelUnits);

    /// <summary>The units of a panel, of so many padded ones.</summary>
    private static int PanelUnits(int units) => Math.Min(units, PackedWeights.PanelUnits);

    /// <summary><c>b = Σ d</c> over the rows of one register's width.</summary>
    private static void AddRows<TLanes>(ref float d, int stride, ref float sum, int rows, bool isFirst)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes total = isFirst ? TLanes.Zero : TLanes.Load(ref sum, 0);
        for (int row = 0; row < rows; row++)
            total += TLanes.Load(ref d, row * stride);
        total.Store(ref sum, 0);
    }

    private static void Clear<TLanes>(ref float values, int stride, int count, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++)
            TLanes.Zero.StoreFirst(ref values, row * stride, count);
    }
}
