using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.States;
using CompiledNet.Generator.Planning.Storage;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning;

/// <summary>
/// How a network is computed: where parameters and intermediate values lie, in which tiles the products are taken, and
/// how many rows are walked at a time. It says nothing about C#, and the order of every sum in it is the same for all
/// vector widths.
/// </summary>
/// <param name="Network">What is computed.</param>
/// <param name="Programs">The same as operations.</param>
/// <param name="Storage">Where parameters lie, and how the products with them are computed.</param>
/// <param name="States">Where streams keep what they need of their steps before.</param>
/// <param name="Row">The forward pass of one row.</param>
/// <param name="Kernels">The kernels of all passes, layer by layer and then the loss.</param>
/// <param name="Inference">The forward pass of many rows.</param>
/// <param name="InferenceRow">What the forward pass of one row does where it is not kept in registers.</param>
/// <param name="InRegisters">The same in registers of 512 bits; null where nothing would stay there.</param>
/// <param name="Loss">The loss; null without one, like the other passes that start from it.</param>
/// <param name="Training">The loss and the gradients.</param>
/// <param name="BackwardFrom">The gradients from those of the outputs.</param>
/// <param name="FiniteTest">The forward pass that stops where something is not finite.</param>
/// <param name="Descent">An SGD step with one row.</param>
internal sealed record ExecutionPlan(
    NetworkModel Network,
    NetworkPrograms Programs,
    StoragePlan Storage,
    StatePlan States,
    RowPlan Row,
    EquatableArray<Kernel> Kernels,
    PassPlan Inference,
    PassPlan InferenceRow,
    RegisterPass? InRegisters,
    PassPlan? Loss,
    PassPlan? Training,
    PassPlan BackwardFrom,
    PassPlan FiniteTest,
    PassPlan? Descent)
{
    /// <summary>The outputs in the usual notation.</summary>
    public string Outputs => Programs.Inference.Result(ResultKind.Outputs).Notation;

    /// <summary>The plans of the products with matrices of weights, in their order.</summary>
    public IReadOnlyList<MatrixPlan> Matrices => [.. Storage.Matrices.Select(planned => planned.Plan)];

    /// <summary>The embeddings, and where their tables lie.</summary>
    public IEnumerable<(EmbeddingModel Layer, TensorPlace Table)> Embeddings => Network.Layers
        .SelectMany(layer => layer.Tensors, (layer, _) => layer)
        .Zip(Storage.Places, (layer, place) => (Layer: layer as EmbeddingModel, place))
        .Where(table => table.Layer is not null)
        .Select(table => (table.Layer!, table.place));

    /// <summary>The passes.</summary>
    public IEnumerable<PassPlan> Passes => new[] { Inference, InferenceRow, Loss, Training, BackwardFrom, FiniteTest, Descent }.OfType<PassPlan>();

    /// <summary>The floats of a workspace, which serves every pass.</summary>
    public int WorkspaceLength => Passes.Where(pass => !pass.Memory.IsWholeBatch).Max(pass => pass.Memory.Length);

    /// <summary>The floats of scratch memory for the passes that keep what the backward pass needs.</summary>
    public int TrainingLength => new[] { Loss, Training, BackwardFrom, FiniteTest }.OfType<PassPlan>().Where(pass => !pass.Memory.IsWholeBatch).Select(pass => pass.Memory.Length).DefaultIfEmpty(0).Max();
}
