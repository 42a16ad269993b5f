using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Planning.States;
using CompiledNet.Generator.Planning.Storage;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning;

/// <summary>
/// Decides how a network is computed, in passes: places and tiles of the matrices, what is computed together, which values are where.
/// </summary>
internal static class Planner
{
    public static ExecutionPlan Plan(NetworkModel network, NetworkPrograms programs, KernelSource kernels)
    {
        Budget budget = Budget.Of(network);
        var layouts = new Layouts.Layouts([.. programs.All]);
        StoragePlan storage = StoragePlanner.Plan(network, programs, budget, layouts);
        StatePlan states = StatePlanner.Plan(programs.Inference, layouts);
        Stage[] stages = [.. StageFinder.Of(programs.Inference, programs.BackwardFrom, storage, layouts)];
        RowPlan row = RowPlanner.Plan(network, kernels, budget, stages, programs.Inference.Result(ResultKind.Outputs));

        // Statistics are of a whole batch, and what a step did to later ones is known at the end.
        bool isWholeBatch = programs.Statistics.Count > 0 || network.IsStream;
        var context = new PlanContext(network, kernels, budget, layouts, storage, states, stages, isWholeBatch, new KernelNames());
        PassSteps Steps(Program program, PassOptions options) => PassPlanner.Plan(context, program, options);
        PassPlan Pass(PassSteps steps, int? blockRows) => MemoryPlanner.Plan(steps, value => layouts.Of(value).RowLength, blockRows);

        PassPlan? training = programs.Training is null ? null : Pass(Steps(programs.Training, new(Scale: Given.Scale)), isWholeBatch ? 0 : null);
        PassSteps backwardFrom = Steps(programs.BackwardFrom, new());
        int? blockRows = network.IsStream ? 0 : isWholeBatch ? null : training?.Memory.BlockRows;
        PassPlan backward = Pass(backwardFrom, blockRows);
        PassPlan inference = Pass(Steps(programs.Inference, new(RowsInLanes: true, JoinsSteps: true)), blockRows: null);
        PassPlan inferenceRow = Pass(Steps(programs.Inference, new(IsRow: true, Row: row.IsStraight ? row : null, JoinsSteps: true)), blockRows: 1);
        PassPlan? loss = programs.Evaluation is null ? null : Pass(UntilLoss(Steps(programs.Evaluation, new(Scale: Given.One))), backward.Memory.BlockRows);
        PassPlan finiteTest = Pass(Steps(programs.Inference, new(TestsFinite: true)), backward.Memory.BlockRows);
        PassPlan? descent = programs.Descent is null ? null : Pass(Steps(programs.Descent, new(IsRow: true, Scale: Given.ShareOfTerm)), blockRows: 1);
        return new ExecutionPlan(
            network,
            programs,
            storage,
            states,
            row,
            Kernels(inference, inferenceRow, loss, training, backward, finiteTest, descent).ToEquatableArray(),
            inference,
            inferenceRow,
            RegisterPass.Of(row, inferenceRow),
            loss,
            training,
            backward,
            finiteTest,
            descent);
    }

    private static IEnumerable<Kernel> Kernels(params PassPlan?[] passes) => passes
        .OfType<PassPlan>()
        .SelectMany(pass => pass.Steps.SelectMany(step => step.AllCalls))
        .SelectMany(step => step.Kernel.Calls.Append(step.Kernel))
        .GroupBy(kernel => kernel.Name)
        .Select(kernels => kernels.First())
        .OrderBy(kernel => kernel.Layer == 0 ? int.MaxValue : kernel.Layer);

    /// <summary>The loss alone, by the kernels of training.</summary>
    private static PassSteps UntilLoss(PassSteps training)
    {
        int loss = training.Steps.ToList().FindIndex(step => step is CallStep { Use: CallUse.GoesOnWithTotal });
        return training with { Steps = training.Steps.Take(loss + 1).ToEquatableArray() };
    }
}
