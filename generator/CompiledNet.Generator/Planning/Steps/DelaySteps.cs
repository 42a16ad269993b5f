using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.States;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans what rows had some steps before: streams keep their last rows in rings, out of which the elements of each row are put side by side.</summary>
internal static class DelaySteps
{
    public static int Take(PassBuilder pass, int index, Delays delays)
    {
        if (!pass.Options.IsRow && Product(pass, index, delays) is > 0 and int taken)
            return taken;
        Value memory = pass.RowsOf(delays.Operand);
        ValueLayout layout = pass.LayoutOf(delays.Result);
        var ring = RingPlan.Of(delays, pass.Context.States.OffsetOf(delays.Kept));
        bool isStep = pass.Options.IsRow;
        // A product of one row reads nothing but the elements.
        if (!layout.IsPlain && !(isStep && layout.Positions == 1))
            pass.Clear(delays.Result, delays.Result, layout, " in the padding");
        pass.Call(
            KernelOf(pass, delays, ring, memory, isStep),
            delays.Result,
            isStep ? [memory, delays.Result, new PlaceArgument(Given.State, ring.Offset), Given.Position] : [memory, delays.Result, Given.Streams, Given.Count]);
        return 1;
    }

    /// <summary>The product that alone reads the elements, together with them, and how many operations that takes; 0 where there is none that can read a ring.</summary>
    private static int Product(PassBuilder pass, int index, Delays delays)
    {
        var ring = RingPlan.Of(delays, pass.Context.States.OffsetOf(delays.Kept));
        if (!Joining.IsAllowed(pass)
            || index + 1 >= pass.Operations.Count || pass.Operations[index + 1] is not Contraction product || product.Left != delays.Result
            || pass.Context.Storage.Matrix(product.Right) is not { } matrix || !StreamProductKernel.Fits(ring, matrix)
            || pass.IsMemoryNeededBehind(index + 2, delays.Result))
        {
            return 0;
        }

        Value memory = pass.RowsOf(delays.Operand);
        PlannedProduct planned = ProductSteps.Plan(pass, index + 2, ProductSteps.StageAt(pass, index + 1, matrix));
        int sourceRow = pass.LayoutOf(memory).RowLength;
        var kernel = new StreamProductKernel(ring, sourceRow, pass.Context.Names.Named(KernelOf(pass, delays, ring, memory, isStep: false)), pass.Context.Names.Named(planned.Kernel));
        pass.Add(CallStep.Of(kernel, [memory, Given.Parameters, planned.Result, .. planned.Source, delays.Result, Given.Streams, Given.Count]));
        pass.EndLayer(planned.Result);
        return planned.Next - index;
    }

    private static DelayKernel KernelOf(PassBuilder pass, Delays delays, RingPlan ring, Value memory, bool isStep)
    {
        ValueLayout layout = pass.LayoutOf(delays.Result);
        return new DelayKernel(
            $"{pass.NameOf(delays.Result)}{(isStep ? "Step" : "")}Delays", $"{delays.Result.Notation} = {delays.Definition}.", delays.Result.Layer, ring, pass.LayoutOf(memory).RowLength, layout.RowLength, DistanceOf(delays.Operand, layout), isStep);
    }

    public static int Take(PassBuilder pass, DelaySums sums)
    {
        ValueLayout source = pass.LayoutOf(sums.Operand), result = pass.LayoutOf(sums.Result);
        if (!result.IsPlain)
            pass.Clear(sums.Result, sums.Result, result, " in the padding");
        int channels = sums.Result.Axes[sums.Result.Axes.Count - 1].Length;
        pass.Call(
            new DelaySumKernel(
                $"{pass.NameOf(sums.Result)}DelaySums", $"{sums.Result.Notation} = {sums.Definition}.", sums.Result.Layer, channels, DistanceOf(sums.Result, source), sums.Elements.Length, sums.Dilation, source.RowLength, result.RowLength),
            sums.Result,
            [pass.RowsOf(sums.Operand), sums.Result, Given.StreamCount, Given.Count]);
        return 1;
    }

    /// <summary>The distance between elements: side by side where they are one row of a product, and positions where they are windows.</summary>
    private static int DistanceOf(Value row, ValueLayout elements) => elements.Positions > 1 ? elements.Stride : row.Axes[row.Axes.Count - 1].Length;
}
