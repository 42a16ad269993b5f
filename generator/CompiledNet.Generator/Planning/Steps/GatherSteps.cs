using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.Storage;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans what gathers rows of tables, and the gradients of these.</summary>
internal static class GatherSteps
{
    public static int Gather(PassBuilder pass, Gather gather)
    {
        TensorPlace table = pass.Context.Storage.Place(gather.Table);
        Value x = pass.RowsOf(gather.Operand);
        pass.Call(
            new GatherKernel(
                $"{pass.NameOf(gather.Result)}Forward",
                gather.Notation,
                gather.Result.Layer,
                TableOf(table),
                RowsOf(pass, gather.Operand, gather.Result, gather.Chosen),
                gather.Chosen.Kept(gather.Operand.Size).ToEquatableArray()),
            gather.Result,
            [x, new PlaceArgument(Given.Parameters, table.Offset), gather.Result, Given.Count]);
        pass.EndLayer(gather.Result);
        return 1;
    }

    public static int ScatterAdd(PassBuilder pass, ScatterAdd scatter)
    {
        Value parameter = pass.Program.Results.Single(result => result.Kind == ResultKind.Gradient && result.Value == scatter.Result).Parameter!;
        TensorPlace table = pass.Context.Storage.Place(parameter);
        Value x = pass.RowsOf(scatter.Operand), d = pass.RowsOf(scatter.Upstream);
        pass.Call(
            new ScatterAddKernel(
                $"{pass.NameOf(parameter)}WeightGradients",
                scatter.Notation,
                scatter.Result.Layer,
                TableOf(table),
                RowsOf(pass, scatter.Operand, scatter.Upstream, scatter.Chosen)),
            scatter.Result,
            [x, d, new PlaceArgument(Given.Gradients, table.Offset), Given.Count]);
        return 1;
    }

    private static TablePlan TableOf(TensorPlace place) => new(place.Parameter.Axes[0].Length, place.Parameter.Axes[1].Length, place.Strides[0]);

    /// <summary>Vectors stand side by side, or each has a position of its own, with padding.</summary>
    private static GatheredRows RowsOf(PassBuilder pass, Value numbers, Value vectors, Replacement chosen)
    {
        ValueLayout layout = pass.LayoutOf(vectors);
        bool hasPositions = layout.Positions > 1;
        return new GatheredRows(
            pass.LayoutOf(numbers).RowLength,
            layout.RowLength,
            hasPositions ? layout.Stride : chosen.Size,
            chosen.Replaced.Select(run => hasPositions ? run with { Start = run.Start / chosen.Size * layout.Stride } : run).ToEquatableArray());
    }
}
