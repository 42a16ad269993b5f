using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes <c>dW = Σ dz·aᵀ</c> and <c>db = Σ dz</c>: the derivatives with respect to the parameters of a product.</summary>
internal static class WeightGradientsEmitter
{
    public static void Emit(CodeWriter writer, WeightGradientsKernel kernel)
    {
        MatrixPlan dense = kernel.Matrix;
        ProductNotation product = kernel.Operation;
        string comment = $"{product.Result} = Σ {product.Matrix}·{product.Operand}ᵀ{(kernel.Biases is { } ofBiases ? $" and {ofBiases} = Σ {product.Matrix}" : "")} over the rows, in order; the first block starts from zero, a further one goes on.";
        var signature = new Signature(kernel.Name, "ref float x", "ref float dz", "ref float gradients", "int rows", "bool isFirst");
        if (kernel.Source == KernelSource.Precompiled)
        {
            MethodEmitter.Emit(writer, comment, signature.Declaration(), () => PrecompiledProducts.WeightGradients(writer, dense));
            return;
        }

        if (dense.IsDot)
        {
            MethodEmitter.Emit(writer, comment, signature.Declaration(), () =>
            {
                writer.Line($"ref float weights = {Names.At("gradients", dense.WeightsOffset)};");
                DotEmitter.WeightGradients(writer, dense);
            });
            return;
        }

        TiledMethods.Emit(writer, comment, signature, dense.WeightGradients, single: null, tiling =>
        {
            writer.Line($"ref float weights = {Names.At("gradients", dense.WeightsOffset)};");
            int rest = dense.Inputs % tiling.Rows;
            int whole = dense.Inputs - rest;
            using (writer.Block($"for (int input = 0; input < {whole}; input += {tiling.Rows})"))
                RowTiles.Columns(writer, tiling, span => WeightTile(writer, dense, tiling.Rows, span));
            if (rest > 0)
            {
                using CodeWriter.Scope edge = writer.Block("");
                writer.Line($"const int input = {whole};");
                RowTiles.Columns(writer, tiling, span => WeightTile(writer, dense, rest, span));
            }

            if (dense.BiasesOffset is { } biases)
                Biases(writer, dense, tiling, biases);
        });
    }

    private static void WeightTile(CodeWriter writer, MatrixPlan dense, int inputs, ColumnSpan span)
    {
        PackedWeights.DeclarePanels(writer, dense, span.Vectors);
        var emitter = new ProductEmitter(
            "left", 1, dense.InputStride, "right", (step, vector) => ProductEmitter.Place(step * dense.PaddedUnits, vector), $"{dense.PaddedUnits}", "rows", inputs, span.Vectors, Accumulators: 1, Together: 1);
        writer.Line($"ref float result = ref Floats.At({PackedWeights.Column(dense, "weights")}, input * {dense.PanelUnits});");
        emitter.Declare(writer, (_, _) => "TLanes.Zero");
        using (writer.Block("if (!isFirst)"))
        {
            for (int row = 0; row < inputs; row++)
            {
                int current = row;
                writer.Line(string.Join(" ", Enumerable.Range(0, span.Vectors).Select(vector => $"{ProductEmitter.Sum(current, vector)} = TLanes.Load(ref result, {PackedWeights.Place(dense, current, vector)});")));
            }
        }

        writer.Line("ref float left = ref Floats.At(ref x, input);");
        writer.Line("ref float right = ref Floats.At(ref dz, column);");
        emitter.Accumulate(writer);
        for (int row = 0; row < inputs; row++)
        {
            int current = row;
            writer.Line(string.Join(" ", Enumerable.Range(0, span.Vectors).Select(vector => $"{ProductEmitter.Sum(current, vector)}.Store(ref result, {PackedWeights.Place(dense, current, vector)});")));
        }
    }

    private static void Biases(CodeWriter writer, MatrixPlan dense, Tiling tiling, int offset)
    {
        writer.Line($"ref float biases = ref Floats.At(ref gradients, {offset});");
        RowTiles.Columns(writer, tiling, span =>
        {
            IEnumerable<int> vectors = Enumerable.Range(0, span.Vectors);
            writer.Line($"TLanes {string.Join(", ", vectors.Select(vector => $"b{vector} = isFirst ? TLanes.Zero : TLanes.Load(ref biases, {ProductEmitter.Place("column", vector)})"))};");
            writer.Line("ref float d = ref Floats.At(ref dz, column);");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                foreach (int vector in vectors)
                    writer.Line($"b{vector} += TLanes.Load(ref d, {ProductEmitter.Place(0, vector)});");
                writer.Line($"d = ref Floats.At(ref d, {dense.PaddedUnits});");
            }

            foreach (int vector in vectors)
                writer.Line($"b{vector}.Store(ref biases, {ProductEmitter.Place("column", vector)});");
        });
    }
}
