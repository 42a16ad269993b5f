using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans the loss: its sum over the rows, and its derivative.</summary>
internal static class LossSteps
{
    public static int Take(PassBuilder pass, int index)
    {
        Operation[] group = [.. StageFinder.Rowwise(pass.Operations, index)];
        Value[] given = [.. RowwiseSteps.OperandsOf(group).Where(operand => operand.HasRows)];
        Value y = given.Single(operand => operand.Role == ValueRole.Targets);
        Value of = given.Single(operand => operand != y);
        Value dx = group.Select(operation => operation.Result).Single(value => pass.IsNeededBehind(index + group.Length, value) && value.HasRows);
        // What the loss starts from may be inputs, which are the caller's and lie otherwise than what is computed of them.
        ValueLayout layout = pass.LayoutOf(dx);
        bool takesLabels = pass.Context.Network.Loss!.Function.TakesLabels;
        Value x = pass.RowsOf(of, layout.Stride);
        if (layout.IsPlain && (layout.IsWhole || layout.IsSingle) && !takesLabels)
            pass.IsCallers(y, CallersRows.Targets);
        else
            pass.Add(new TargetsStep(y, takesLabels ? TargetSource.CopyOrLabels : TargetSource.Copy, layout));
        pass.EndForward();
        var kernels = new LossKernels(pass.Context.Network.Loss.Function.Name, group.ToEquatableArray(), of, y, dx, layout, pass.Context.IsWholeBatch, pass.Context.Budget);
        bool needsWholeRow = group.OfType<Reduction>().Any(reduction => reduction.Kind == ReductionKind.Largest);
        CallStep call = pass.Options.IsRow && layout.IsSingle ? CallStep.Of(kernels.OneOutput, x, y, dx, pass.Options.Scale, Given.Total)
            : !pass.Options.IsRow && needsWholeRow && IsForLanes(pass, of) ? CallStep.Of(kernels.InLanes(Machine.PanelRows), x, y, dx, Given.Scratch, pass.Options.Scale, Given.Count, Given.Total)
            : CallStep.Of(kernels.Rows, x, y, dx, pass.Options.Scale, Given.Count, Given.Total);
        if (pass.Context.Network.IsStream)
            call = BehindFirstSteps(pass, call, dx, layout);
        call = call with { Use = CallUse.GoesOnWithTotal };
        pass.Add(pass.Options.Scale == Given.Scale ? new WeightedStep(call, OfOneRow(kernels, x, y, dx, layout), IsBehindAllRows: layout.IsSingle) : call);
        return group.Length;
    }

    /// <summary>Rows that lie side by side share vectors; of these, one row is one number.</summary>
    private static CallStep OfOneRow(LossKernels kernels, Value x, Value y, Value dx, ValueLayout layout)
    {
        Argument Row(Value value) => new OneRowArgument(value, layout.RowLength);
        CallStep call = layout.IsSingle
            ? CallStep.Of(kernels.OneOutput, Row(x), Row(y), Row(dx), Given.WeightedScale, Given.NoTotal)
            : CallStep.Of(kernels.Rows, Row(x), Row(y), Row(dx), Given.WeightedScale, Given.Once, Given.NoTotal);
        return call with { Use = CallUse.AddsWeighted };
    }

    /// <summary>Of sequences the loss of the first steps may not count: nothing comes back from them.</summary>
    private static CallStep BehindFirstSteps(PassBuilder pass, CallStep call, Value dx, ValueLayout layout)
    {
        pass.Add(CallStep.Of(new ClearKernel("NetworkSkipped", $"{dx.Notation} = 0 of steps whose loss does not count.", 0, layout.RowLength), dx, Given.Skipped));
        return call with
        {
            Arguments = call.Arguments.Select(argument => argument switch
            {
                ValueArgument { Value: var rows } => new CountedArgument(rows, layout.RowLength),
                GivenArgument { Given: Given.Count } => Given.Counted,
                _ => argument,
            }).ToEquatableArray(),
        };
    }

    private static bool IsForLanes(PassBuilder pass, Value of) =>
        pass.StageOf(of.Layer) is { } stage && ProductSteps.IsForLanes(pass, stage.Matrix);
}
