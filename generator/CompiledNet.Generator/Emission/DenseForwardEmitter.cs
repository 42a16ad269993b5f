using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the forward method of a dense layer: <c>z = W·a + b</c>, and <c>a = g(z)</c> where <c>g</c> is cheap.</summary>
internal static class DenseForwardEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan, int index)
    {
        DensePlan dense = plan.Layers[index];
        DenseModel layer = dense.Layer;
        int number = index + 1;
        bool activated = !LayerCalls.HasActivation(dense) && !LayerCalls.IsLinear(dense);
        string activation = activated || LayerCalls.IsLinear(dense)
            ? $", a[{number}] = g(z[{number}]) with g(z) = {layer.Activation.Function.Formula(layer.Activation.Parameter)}"
            : "";
        MethodEmitter.Emit(
            writer,
            $"{layer.Name}, {layer.InputSize} → {layer.OutputSize}: z[{number}] = W[{number}]·a[{number - 1}]{(layer.UseBias ? $" + b[{number}]" : "")}{activation}\n{Order(dense.Forward.Chains, layer)}",
            $"public static void {layer.Name}Forward(ref float x, ref float parameters, ref float z, int rows)",
            () =>
            {
                writer.Line($"ref float weights = {Names.At("parameters", dense.WeightsOffset)};");
                if (dense.BiasesOffset is { } biases)
                    writer.Line($"ref float biases = {Names.At("parameters", biases)};");
                RowTiles.Emit(writer, dense.Forward, dense.ForwardRow, (product, span) => Tile(writer, dense, product, span, activated));
            });
    }

    private static string Order(int chains, DenseModel layer)
    {
        string start = layer.UseBias ? "its bias" : "zero";
        return chains == 1
            ? $"Each z is one chain of multiply-adds over the inputs, in order, starting from {start}."
            : $"Each z is {chains} chains of multiply-adds, each over every {(chains == 2 ? "second" : "fourth")} input, the first starting from {start}.";
    }

    private static void Tile(CodeWriter writer, DensePlan dense, ProductPlan product, ColumnSpan span, bool activated)
    {
        var emitter = new ProductEmitter(
            "left", dense.InputStride, 1, "right", $"{dense.PaddedUnits}", $"{dense.Layer.InputSize}", product.Rows, span.Vectors, product.Chains);
        if (dense.Layer.UseBias)
        {
            writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, span.Vectors).Select(vector => $"b{vector} = TLanes.Load(ref biases, {ProductEmitter.Place("column", vector)})"))};");
            emitter.Declare(writer, (_, vector) => $"b{vector}");
        }
        else
        {
            emitter.Declare(writer, (_, _) => "TLanes.Zero");
        }

        writer.Line($"ref float left = ref Unsafe.Add(ref x, first * {dense.InputStride});");
        writer.Line("ref float right = ref Unsafe.Add(ref weights, column);");
        emitter.Accumulate(writer);
        writer.Line($"ref float result = ref Unsafe.Add(ref z, first * {dense.PaddedUnits} + column);");
        ActivationModel activation = dense.Layer.Activation;
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
}
