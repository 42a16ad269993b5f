using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>Products with weights along one axis: <c>Gemm</c> and <c>MatMul</c>.</summary>
internal static class Products
{
    public static readonly ImmutableArray<Operator> All = [Operator.Of("Gemm", Gemm), Operator.Of("MatMul", MatMul)];

    /// <summary><c>α·A·B + β·C</c>, where <c>B</c> may be transposed.</summary>
    private static Value Gemm(OperatorCall call)
    {
        if (call.Integer("transA", 0) != 0)
            throw new NotExpressibleException("it transposes the rows of the batch");
        TensorValue x = call.Plain(0);
        Numbers b = call.Weights(1, "weights");
        float alpha = call.Float("alpha", 1), beta = call.Float("beta", 1);
        float[] weights = UnitsFirst(b, call.Integer("transB", 0) == 0, out int units);
        if (alpha != 1)
            weights = [.. weights.Select(weight => alpha * weight)];
        return Dense(call, x, weights, units, Biases(call.OptionalWeights(2, "biases"), units, beta));
    }

    private static Value MatMul(OperatorCall call)
    {
        if (call.Required(0) is Constant)
            throw new NotExpressibleException("the constant stands on the left: it would mix the rows of the batch");
        TensorValue x = call.Plain(0);
        return Dense(call, x, UnitsFirst(call.Weights(1, "weights (the right side)"), transpose: true, out int units), units, null);
    }

    /// <summary>A dense layer along the last axis of the model.</summary>
    public static TensorValue Dense(OperatorCall call, TensorValue x, float[] weights, int units, float[]? biases)
    {
        if (x.Axes.Length < 2 || x.Axes[^1].Contains(Factor.Rows) || !x.Axes[..^1].Any(axis => axis.Contains(Factor.Rows)))
            throw new NotExpressibleException("it sums over the rows of the batch");
        ImmutableArray<Factor> summed = x.Axes[^1];
        int size = TensorValue.SizeOf(summed);
        if (size != weights.Length / units)
            throw new NotExpressibleException($"it takes {weights.Length / units} values along the last axis, and {size} come in");

        ImmutableArray<Factor> rest = [.. x.Memory.Where(factor => !summed.Contains(factor))];
        if (!Views.AreLast(x, summed))
            x = Views.InOrder(x, [.. rest, .. summed]);
        int[] indices = Views.IndicesByPlace(x.Memory[^summed.Length..], summed);
        Layer layer = NewLayer.Dense(NewLayer.Rows(x.Source, size), Columns(weights, units, indices), biases, call.Node.Name);
        var output = new Factor(units);
        return new TensorValue(layer, [.. rest, .. Views.AxisOf(output)], x.Axes.SetItem(x.Axes.Length - 1, Views.AxisOf(output)));
    }

    private static float[] Columns(float[] weights, int units, int[] indices)
    {
        var columns = new float[weights.Length];
        for (int unit = 0; unit < units; unit++)
        {
            for (int place = 0; place < indices.Length; place++)
                columns[unit * indices.Length + place] = weights[unit * indices.Length + indices[place]];
        }

        return columns;
    }

    /// <summary>Weights as [unit, input].</summary>
    private static float[] UnitsFirst(Numbers weights, bool transpose, out int units)
    {
        if (weights.Sizes.Length != 2 || weights.Count == 0 || weights.Sizes.Any(size => size.PerRow))
            throw new NotExpressibleException($"its weights have the shape [{string.Join(", ", weights.Sizes)}]");
        (int rows, int columns) = (weights.Stored[0], weights.Stored[1]);
        units = transpose ? columns : rows;
        if (!transpose)
            return weights.Values;
        var transposed = new float[weights.Count];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                transposed[column * rows + row] = weights.Values[row * columns + column];
        }

        return transposed;
    }

    private static float[]? Biases(Numbers? biases, int units, float beta)
    {
        if (biases is null || beta == 0)
            return null;
        if (biases.Count != 1 && (biases.Count != units || biases.Stored[^1] != units))
            throw new NotExpressibleException($"its biases have the shape [{string.Join(", ", biases.Sizes)}] for {units} units");
        float[] values = biases.Count == units ? biases.Values : [.. Enumerable.Repeat(biases.Values[0], units)];
        return beta == 1 ? values : [.. values.Select(value => beta * value)];
    }
}
