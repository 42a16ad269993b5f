using CompiledNet.Generator.Planning.Steps;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>
/// Makes the steps of a pass from the operations of a program. Each kind of operation has its planner, which finds the operations that one
/// kernel computes together, and decides what is done while values are in registers.
/// </summary>
internal static class PassPlanner
{
    /// <summary>The steps of a whole program.</summary>
    public static PassSteps Plan(PlanContext context, Program program, PassOptions options)
    {
        var pass = new PassBuilder(context, program, options);
        TakeAll(pass);
        return pass.Finish();
    }

    /// <summary>Plans all operations of a pass.</summary>
    public static void TakeAll(PassBuilder pass)
    {
        for (int index = 0; index < pass.Operations.Count;)
            index += Take(pass, index);
    }

    /// <summary>Plans the operations that begin at a place, and says how many they are.</summary>
    private static int Take(PassBuilder pass, int index) => pass.Operations[index] switch
    {
        Map or Slice or Stack when pass.Step is { } places => GateSteps.Take(pass, places, index),
        Contraction when pass.Step is { } places && GateSteps.TakeWithProduct(pass, places, index) is > 0 and int taken => taken,
        Contraction { Result.HasRows: false } product when pass.Program.Source(product.Right) is Windows windows => ConvolutionSteps.WeightGradients(pass, product, windows),
        Contraction product when pass.Program.Source(product.Left) is Windows windows => ConvolutionSteps.Forward(pass, index, product, windows),
        Contraction product when ConvolutionSteps.FoldOf(pass, product) is { } fold => ConvolutionSteps.InputGradients(pass, product, fold),
        Contraction { Result.HasRows: false } product => ProductGradientSteps.WeightGradients(pass, product),
        Contraction product when !product.Over.Contains(product.Right.Axes[0]) => ProductSteps.Forward(pass, index),
        Contraction product => ProductGradientSteps.InputGradients(pass, index, product),
        Reduction { Result.HasRows: false, Order: Accumulators } sum => ColumnSumSteps.Take(pass, sum),
        Pooling pooling => PoolingSteps.Forward(pass, pooling),
        PoolingGradient gradient => PoolingSteps.Gradients(pass, index, gradient),
        Scan { Along: var along } scan when along == Axis.Time => TimeSteps.Take(pass, scan),
        Scan scan => ScanSteps.Take(pass, scan),
        Delays delays => DelaySteps.Take(pass, index, delays),
        DelaySums sums => DelaySteps.Take(pass, sums),
        Slice slice => ScanSteps.Take(pass, slice),
        Stack stack => ScanSteps.Take(pass, stack),
        Mask mask => MaskSteps.Take(pass, mask),
        Assembly assembly => AssemblySteps.Assemble(pass, assembly),
        Part part => AssemblySteps.Take(pass, part),
        Gather gather => GatherSteps.Gather(pass, gather),
        ScatterAdd scatter => GatherSteps.ScatterAdd(pass, scatter),
        Map map when pass.Program.Results.Any(result => result.Kind == ResultKind.NewParameter && result.Value == map.Result) => DescentSteps.Take(pass, map),
        // What shows numbers computes nothing; who reads them reads the memory that it shows.
        View or Windows or Fold => 1,
        { Result.Layer: 0 } => LossSteps.Take(pass, index),
        _ => RowwiseSteps.Take(pass, index),
    };
}
