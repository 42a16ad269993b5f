using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Planning;

/// <summary>
/// How a network is computed: where parameters and intermediate values lie, in which tiles the products are taken, and
/// how many rows are walked at a time. It says nothing about C#, and the order of every sum in it is the same for all
/// vector widths.
/// </summary>
/// <param name="Network">What is computed.</param>
/// <param name="Layers">The plan of every layer.</param>
/// <param name="StorageSize">The floats of the parameter storage, padding included.</param>
/// <param name="Inference">The intermediate values of a forward pass.</param>
/// <param name="InferenceRow">The intermediate values of a forward pass of one row.</param>
/// <param name="Training">The intermediate values of a forward and backward pass.</param>
/// <param name="TrainingRow">The intermediate values of a step with one row, which keeps the derivatives of all layers.</param>
internal sealed record ExecutionPlan(
    NetworkModel Network,
    EquatableArray<DensePlan> Layers,
    int StorageSize,
    MemoryPlan Inference,
    MemoryPlan InferenceRow,
    MemoryPlan Training,
    MemoryPlan TrainingRow)
{
    /// <summary>The floats of a workspace, which serves every pass.</summary>
    public int WorkspaceLength => new[] { Inference.Length, InferenceRow.Length, Training.Length, TrainingRow.Length }.Max();

    /// <summary>
    /// Whether the network is so small that what lies between its layers counts: then every layer has a method for one row.
    /// Registers without a fused multiply-add are types around others, twice as much to inline, and do without it.
    /// </summary>
    public bool IsStraight =>
        Network.FusedMultiplyAdd
        && Layers.Count <= Machine.MostStraightLayers
        && Network.MultiplyAdds <= Machine.MostStraightMultiplyAdds
        && RowOperations <= Machine.MostStraightOperations;

    /// <summary>Whether these methods are parts of one. It has to stay far below what the JIT inlines and keeps track of.</summary>
    public bool IsRowInlined => RowOperations <= Machine.MostInlinedOperations;

    private int RowOperations => Layers.Sum(layer => layer.ForwardRow.Columns.Sum(span => span.Vectors) * layer.Layer.Activation.Function.Operations);

    /// <summary>
    /// The vectors of 512 bits in which the outputs of layer <paramref name="layer"/> stay on the way to the next one when there is
    /// one row; 0 if they go through memory. The next layer's product becomes one straight line, since a lane is a constant of
    /// an instruction.
    /// </summary>
    public int RowRegisters(int layer)
    {
        if (!IsStraight || layer == 0 || layer == Layers.Count)
            return 0;
        DensePlan dense = Layers[layer - 1];
        return dense.Layer.Activation.Function is ElementwiseActivation && dense.IsRowOneTile && TakesRegisters(Layers[layer])
            ? dense.ForwardRow.WidestVectors
            : 0;
    }

    private static bool TakesRegisters(DensePlan dense) =>
        dense.IsDot
        || (dense.PaddedUnits % Machine.WidestVector == 0
            && dense.Layer.InputSize * dense.PaddedUnits / Machine.WidestVector <= Machine.MostStraightProducts
            && (dense.Layer.Activation.Function is ElementwiseActivation || dense.PaddedUnits == Machine.WidestVector));

    /// <summary>Whether any layer hands a row on in registers.</summary>
    public bool HasRowRegisters => Enumerable.Range(1, Layers.Count).Any(layer => RowRegisters(layer) > 0);

    /// <summary>Whether one row needs no memory between its layers where vectors have 512 bits.</summary>
    public bool IsRowInRegisters
    {
        get
        {
            DensePlan last = Layers[Layers.Count - 1];
            return IsStraight
                && Enumerable.Range(1, Layers.Count - 1).All(layer => RowRegisters(layer) > 0)
                && last.PaddedUnits != Machine.NarrowestVector
                && (last.Layer.Activation.Function is ElementwiseActivation || last.PaddedUnits == Machine.WidestVector);
        }
    }

    /// <summary>The name of the buffer that holds the output of layer <paramref name="layer"/>; 0 is the input.</summary>
    public static string Activations(int layer) => layer == 0 ? "x" : $"a{layer}";

    /// <summary>The name of the buffer that holds the weighted sums of layer <paramref name="layer"/>.</summary>
    public static string WeightedSums(int layer) => $"z{layer}";

    /// <summary>The name of the buffer that holds the derivatives with respect to the weighted sums of a layer; 0 is the input.</summary>
    public static string Derivatives(int layer) => layer == 0 ? "dx" : $"dz{layer}";
}
