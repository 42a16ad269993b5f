using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the forward methods of a dense layer: <c>z = W·a + b</c>, and <c>a = g(z)</c> where <c>g</c> is cheap.</summary>
internal static class DenseForwardEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan, int index)
    {
        DensePlan dense = plan.Layers[index];
        DenseModel layer = dense.Layer;
        MethodEmitter.Emit(
            writer,
            $"{layer.Name}, {layer.InputSize} → {layer.OutputSize}: {Formula(dense, index + 1)}\n{Order(dense)}",
            $"public static void {layer.Name}Forward(ref float x, ref float parameters, ref float z, int rows)",
            () =>
            {
                WriteParameters(writer, dense);
                if (dense.IsDot)
                    DotEmitter.Forward(writer, dense);
                else
                    RowTiles.Emit(writer, dense.Forward, dense.ForwardRow, (product, span) => Tile(writer, dense, product, span, "first"));
            });
        MethodEmitter.Emit(
            writer,
            $"The same for one row, to a[{index + 1}]{(layer.Activation.Function is ElementwiseActivation ? "" : $" = z[{index + 1}]")}.",
            $"public static void {layer.Name}ForwardRow(ref float x, ref float parameters, ref float a)",
            () =>
            {
                WriteParameters(writer, dense);
                if (dense.IsDot)
                    DotEmitter.ForwardRow(writer, dense);
                else
                    RowTiles.Columns(writer, dense.ForwardRow, (product, span) => Tile(writer, dense, product, span, first: null));
            });
    }

    private static string Formula(DensePlan dense, int number)
    {
        DenseModel layer = dense.Layer;
        string sum = $"z[{number}] = W[{number}]·a[{number - 1}]{(layer.UseBias ? $" + b[{number}]" : "")}";
        return LayerCalls.HasActivation(dense)
            ? sum
            : $"{sum}, a[{number}] = {layer.Activation.Function.Formula(layer.Activation.Parameter)} with z = z[{number}]";
    }

    private static string Order(DensePlan dense)
    {
        if (dense.IsDot)
            return "One unit: vectors run along the inputs, sixteen partial sums are added by halves.";
        string start = dense.Layer.UseBias ? "its bias" : "zero";
        return dense.Forward.Chains == 1
            ? $"Each z is one chain of multiply-adds over the inputs, in order, starting from {start}."
            : $"Each z is {dense.Forward.Chains} chains of multiply-adds, each over every {(dense.Forward.Chains == 2 ? "second" : "fourth")} input, the first starting from {start}.";
    }

    private static void WriteParameters(CodeWriter writer, DensePlan dense)
    {
        writer.Line($"ref float weights = {Names.At("parameters", dense.WeightsOffset)};");
        if (dense.BiasesOffset is { } biases)
            writer.Line($"ref float biases = {Names.At("parameters", biases)};");
    }

    /// <summary>One tile, from the row <paramref name="first"/> on; without it, the only row, including its activation.</summary>
    private static void Tile(CodeWriter writer, DensePlan dense, ProductPlan product, ColumnSpan span, string? first)
    {
        var emitter = new ProductEmitter(
            "left",
            dense.InputStride,
            1,
            "right",
            $"{dense.PaddedUnits}",
            $"{dense.Layer.InputSize}",
            product.Rows,
            span.Vectors,
            product.Chains);
        if (dense.Layer.UseBias)
        {
            writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, span.Vectors).Select(vector => $"b{vector} = TLanes.Load(ref biases, {ProductEmitter.Place("column", vector)})"))};");
            emitter.Declare(writer, (_, vector) => $"b{vector}");
        }
        else
        {
            emitter.Declare(writer, (_, _) => "TLanes.Zero");
        }

        writer.Line($"ref float left = {Row("x", first, dense.InputStride)};");
        writer.Line("ref float right = ref Unsafe.Add(ref weights, column);");
        emitter.Accumulate(writer);
        writer.Line(first is null
            ? "ref float result = ref Unsafe.Add(ref a, column);"
            : $"ref float result = ref Unsafe.Add(ref z, {first} * {dense.PaddedUnits} + column);");
        ActivationModel activation = dense.Layer.Activation;
        bool activated = !LayerCalls.IsLinear(dense) && (first is null ? activation.Function is ElementwiseActivation : !LayerCalls.HasActivation(dense));
        for (int row = 0; row < product.Rows; row++)
        {
            for (int vector = 0; vector < span.Vectors; vector++)
            {
                string sum = ProductEmitter.Sum(row, vector);
                string value = activated ? $"({((ElementwiseActivation)activation.Function).Forward(sum, activation.Parameter)})" : sum;
                writer.Line($"{value}.Store(ref result, {ProductEmitter.Place(row * dense.PaddedUnits, vector)});");
            }
        }
    }

    private static string Row(string reference, string? row, int stride) =>
        row is null ? $"ref {reference}" : $"ref Unsafe.Add(ref {reference}, {row} * {stride})";
}
