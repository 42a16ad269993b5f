using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.States;
using CompiledNet.Generator.Planning.Storage;

namespace CompiledNet.Generator.Planning;

/// <summary>What is decided for all passes of a network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Kernels">Where the kernels of its products come from.</param>
/// <param name="Budget">What the JIT can inline.</param>
/// <param name="Layouts">How values lie.</param>
/// <param name="Storage">Where parameters lie.</param>
/// <param name="States">Where streams keep what they need of their steps before.</param>
/// <param name="Stages">The products with matrices and what follows each.</param>
/// <param name="IsWholeBatch">Whether training takes a batch as one block.</param>
/// <param name="Names">The names of kernels.</param>
internal sealed record PlanContext(
    NetworkModel Network, KernelSource Kernels, Budget Budget, Layouts.Layouts Layouts, StoragePlan Storage, StatePlan States, IReadOnlyList<Stage> Stages, bool IsWholeBatch, KernelNames Names);
