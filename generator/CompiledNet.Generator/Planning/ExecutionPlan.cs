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
/// <param name="Row">The forward pass of one row.</param>
/// <param name="Inference">The intermediate values of a forward pass.</param>
/// <param name="InferenceRow">The intermediate values of a forward pass of one row.</param>
/// <param name="Training">The intermediate values of a forward and backward pass.</param>
/// <param name="TrainingRow">The intermediate values of a step with one row, which keeps the derivatives of all layers.</param>
internal sealed record ExecutionPlan(
    NetworkModel Network,
    EquatableArray<DensePlan> Layers,
    int StorageSize,
    RowPlan Row,
    MemoryPlan Inference,
    MemoryPlan InferenceRow,
    MemoryPlan Training,
    MemoryPlan TrainingRow)
{
    /// <summary>The floats of a workspace, which serves every pass.</summary>
    public int WorkspaceLength => new[] { Inference.Length, InferenceRow.Length, Training.Length, TrainingRow.Length }.Max();

    /// <summary>The name of the buffer that holds the output of layer <paramref name="layer"/>; 0 is the input.</summary>
    public static string Activations(int layer) => layer == 0 ? "x" : $"a{layer}";

    /// <summary>The name of the buffer that holds the pre-activations of layer <paramref name="layer"/>.</summary>
    public static string PreActivations(int layer) => $"z{layer}";

    /// <summary>The name of the buffer that holds the derivatives with respect to the pre-activations of a layer; 0 is the input.</summary>
    public static string Derivatives(int layer) => layer == 0 ? "dx" : $"dz{layer}";
}
