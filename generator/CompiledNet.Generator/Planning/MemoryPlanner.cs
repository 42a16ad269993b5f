using CompiledNet.Generator.Activations;

namespace CompiledNet.Generator.Planning;

/// <summary>Lays out the intermediate values of a pass and chooses how many rows a block has.</summary>
internal static class MemoryPlanner
{
    /// <summary>A forward pass: a layer's output takes the place of its input's input.</summary>
    public static MemoryPlan Inference(IReadOnlyList<DensePlan> layers)
    {
        DensePlan last = layers[layers.Count - 1];
        List<DensePlan> blocks = [.. layers.Take(last.Panel is null ? layers.Count : layers.Count - 1)];
        Layout layout = Inference(blocks, out IEnumerable<(string, int)> buffers);
        MemoryPlan plan = layout.ForBlocksOf(BlockRows(layout.Length, last.Panel?.Rows ?? Machine.MostTileRows), buffers);
        return last.Panel is null ? plan : WithOutputPanel(plan, last, last.Panel, layers.Count);
    }

    /// <summary>The same for one row.</summary>
    public static MemoryPlan InferenceRow(IReadOnlyList<DensePlan> layers) =>
        Inference(layers, out IEnumerable<(string, int)> buffers).ForBlocksOf(1, buffers);

    /// <summary>
    /// Rows of a block: as many as fill the first-level cache, but so many that the weights, which are read once a block, do
    /// not cost more than the products; and whole tiles or panels.
    /// </summary>
    private static int BlockRows(int floatsOfRow, int tileRows)
    {
        if (floatsOfRow == 0)
            return Machine.MostBlockRows;
        int rows = Math.Max(Machine.FirstLevelFloats / floatsOfRow, Math.Min(Machine.SecondLevelFloats / floatsOfRow, Machine.UsefulBlockRows));
        rows = Math.Min(rows, Machine.MostBlockRows);
        return rows >= tileRows ? rows / tileRows * tileRows : Math.Max(rows, 1);
    }

    private static Layout Inference(IReadOnlyList<DensePlan> layers, out IEnumerable<(string, int)> buffers)
    {
        var layout = new Layout();
        int[] places = [layout.Reserve(Widest(layers, 0)), layout.Reserve(Widest(layers, 1))];
        buffers = layers.Select((_, index) => (ExecutionPlan.Activations(index + 1), places[index % 2]));
        return layout;
    }

    /// <summary>Behind the buffers of a block, the inputs and the outputs of the last layer for one panel.</summary>
    private static MemoryPlan WithOutputPanel(MemoryPlan plan, DensePlan last, PanelPlan panel, int number)
    {
        int outputs = plan.Length + Padding.RoundUp(panel.Rows * last.Layer.InputSize, Machine.WidestVector);
        return plan with
        {
            Buffers = plan.Buffers.Append(new BufferPlan("panel", plan.Length)).Append(new BufferPlan(ExecutionPlan.Activations(number), outputs)).ToEquatableArray(),
            Length = outputs + panel.Rows * last.PaddedUnits,
        };
    }

    /// <summary>
    /// A forward and backward pass: the outputs of all layers, the pre-activations where an activation's derivative needs
    /// them, the targets where they are not used in place, the derivatives of two neighbouring layers, and a panel of transposed weights.
    /// </summary>
    public static MemoryPlan Training(IReadOnlyList<DensePlan> layers, bool copiesTargets)
    {
        var layout = new Layout();
        List<(string, int)> buffers = Kept(layout, layers, copiesTargets);
        int[] places = [layout.Reserve(Widest(layers, 1)), layout.Reserve(Widest(layers, 0))];
        for (int layer = layers.Count; layer >= 1; layer--)
            buffers.Add((ExecutionPlan.Derivatives(layer), places[layer % 2]));
        MemoryPlan blocks = layout.ForBlocksOf(BlockRows(layout.Length, Machine.MostTileRows), buffers);
        return WithPanel(blocks, Math.Max(WeightsPanel(layers), LossPanel(layers[layers.Count - 1])));
    }

    /// <summary>The same for one row, with the derivatives of all layers side by side.</summary>
    public static MemoryPlan TrainingRow(IReadOnlyList<DensePlan> layers, bool copiesTargets)
    {
        var layout = new Layout();
        List<(string, int)> buffers = Kept(layout, layers, copiesTargets);
        for (int layer = layers.Count; layer >= 1; layer--)
            buffers.Add((ExecutionPlan.Derivatives(layer), layout.Reserve(layers[layer - 1].PaddedUnits)));
        return WithPanel(layout.ForBlocksOf(1, buffers), WeightsPanel(layers));
    }

    /// <summary>What is kept of a forward pass for the backward pass, and the targets.</summary>
    private static List<(string, int)> Kept(Layout layout, IReadOnlyList<DensePlan> layers, bool copiesTargets)
    {
        var buffers = new List<(string, int)>();
        for (int index = 0; index < layers.Count; index++)
        {
            buffers.Add((ExecutionPlan.Activations(index + 1), layout.Reserve(layers[index].PaddedUnits)));
            if (layers[index].Layer.Activation.Function is ElementwiseActivation { DerivativeNeedsInput: true })
                buffers.Add((ExecutionPlan.PreActivations(index + 1), layout.Reserve(layers[index].PaddedUnits)));
        }

        if (copiesTargets)
            buffers.Add(("y", layout.Reserve(layers[layers.Count - 1].PaddedUnits)));
        return buffers;
    }

    /// <summary>The floats of a few columns of transposed weights.</summary>
    private static int WeightsPanel(IReadOnlyList<DensePlan> layers) =>
        layers.Max(layer => layer.InputGradients.WidestVectors * Machine.WidestVector * layer.Layer.OutputSize);

    /// <summary>The floats of a loss in panels: logits, targets and gradients of every unit, and the losses.</summary>
    private static int LossPanel(DensePlan last) => last.Panel is { } panel ? panel.Rows * (3 * last.PaddedUnits + 1) : 0;

    /// <summary>Behind the buffers, room for panels.</summary>
    private static MemoryPlan WithPanel(MemoryPlan plan, int length) => plan with
    {
        Buffers = plan.Buffers.Append(new BufferPlan("panel", plan.Length)).ToEquatableArray(),
        Length = plan.Length + Padding.RoundUp(length, Machine.WidestVector),
    };

    /// <summary>The widest output among every second layer, beginning with layer <paramref name="first"/>.</summary>
    private static int Widest(IReadOnlyList<DensePlan> layers, int first) =>
        layers.Where((_, index) => index % 2 == first).Select(layer => layer.PaddedUnits).DefaultIfEmpty(0).Max();

    /// <summary>Places in a row of all buffers, which are multiplied with the rows of a block.</summary>
    private sealed class Layout
    {
        public int Length { get; private set; }

        public int Reserve(int width)
        {
            int place = Length;
            Length += width == 0 ? 0 : Padding.RoundUp(width, Machine.WidestVector);
            return place;
        }

        public MemoryPlan ForBlocksOf(int rows, IEnumerable<(string Name, int Place)> buffers) =>
            new(rows, rows * Length, buffers.Select(buffer => new BufferPlan(buffer.Name, rows * buffer.Place)).ToEquatableArray());
    }
}
