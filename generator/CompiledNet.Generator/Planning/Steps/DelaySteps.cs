using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.States;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans what rows had some steps before: streams keep their last rows in rings, out of which the elements of each row are put side by side.</summary>
internal static class DelaySteps
{
    public static int Take(PassBuilder pass, Delays delays)
    {
        Value memory = pass.RowsOf(delays.Operand);
        ValueLayout layout = pass.LayoutOf(delays.Result);
        var ring = RingPlan.Of(delays, pass.Context.States.OffsetOf(delays.Kept));
        bool isStep = pass.Options.IsRow;
        // The product of one row reads nothing but the elements.
        if (!layout.IsPlain && !(isStep && layout.Positions == 1))
            pass.Clear(delays.Result, delays.Result, layout, " in the padding");
        pass.Call(
            new DelayKernel(
                $"{pass.NameOf(delays.Result)}{(isStep ? "Step" : "")}Delays", $"{delays.Result.Notation} = {delays.Definition}.", delays.Result.Layer, ring, pass.LayoutOf(memory).RowLength, layout.RowLength, DistanceOf(delays.Operand, layout), isStep),
            delays.Result,
            isStep ? [memory, delays.Result, new PlaceArgument(Given.State, ring.Offset), Given.Position] : [memory, delays.Result, Given.Streams, Given.Count]);
        return 1;
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
