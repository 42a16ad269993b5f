using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>
/// Plans what a step in time does with each unit as one kernel: gates are read where they lie in the sums of all, and what the step gives is written
/// among the rows of all steps, to the gates of a derivative, and over the state that it replaces.
/// </summary>
internal static class GateSteps
{
    public static int Take(PassBuilder pass, StepPlaces places, int index)
    {
        Operation[] group = GroupAt(pass, index);
        if (MapsOf(pass, places, index, group) is { } maps)
            pass.Add(maps.Call());
        foreach (Stack stack in group.OfType<Stack>().Where(stack => !places.IsFinished(stack.Result)))
            ScanSteps.Take(pass, stack);
        return group.Length;
    }

    /// <summary>
    /// A product whose sums only the maps behind it read: together with these it is one kernel, which has a way of its own for one row. If it can be
    /// none, the operations that it takes are 0.
    /// </summary>
    public static int TakeWithProduct(PassBuilder pass, StepPlaces places, int index)
    {
        var product = (Contraction)pass.Operations[index];
        if (!pass.Options.JoinsSteps || pass.Context.Kernels != KernelSource.WrittenOut || !pass.Context.Budget.AllowsFunctions
            || pass.Context.Storage.Matrix(product.Right) is not { IsDot: false, Lanes: Machine.WidestVector } matrix
            || pass.LayoutOf(product.Result).RowLength != matrix.PaddedUnits)
        {
            return 0;
        }

        Operation[] group = GroupAt(pass, index + 1);
        var known = new HashSet<Operation>(group);
        bool isReadElsewhere = pass.Operations.Skip(index + 1).Any(operation => !known.Contains(operation) && operation.Operands.Any(operand => pass.Seen(operand) == product.Result || group.OfType<Slice>().Any(slice => slice.Result == operand && slice.Operand == product.Result)));
        if (isReadElsewhere || group.OfType<Stack>().Any() || group.OfType<Map>().Select(map => map.Result.Axes.Last().Length).Distinct().Count() != 1)
            return 0;
        if (pass.LayoutOf(group.OfType<Map>().First().Result).Lanes != Machine.WidestVector)
            return 0;

        Value x = pass.RowsOf(product.Left, matrix.InputStride);
        CallStep call = ProductSteps.ForwardCall(pass, index, x);
        GateMaps maps = MapsOf(pass, places, index + 1, group)!;
        pass.Add(StepKernels.Join(pass, call, product, x, maps));
        return 1 + group.Length;
    }

    private static Operation[] GroupAt(PassBuilder pass, int index) =>
        [.. pass.Operations.Skip(index).TakeWhile(operation => operation is Slice or Stack or View || IsOfUnits(operation))];

    private static GateMaps? MapsOf(PassBuilder pass, StepPlaces places, int index, Operation[] group)
    {
        Map[] maps = [.. group.OfType<Map>()];
        if (maps.Length == 0)
            return null;
        // Derivatives that are put together only behind a product are written to their place at once too.
        var own = new HashSet<Value>(maps.Select(map => map.Result));
        Stack[] stacks = [.. pass.Operations.Skip(index).OfType<Stack>().Where(stack => stack.Parts.All(part => own.Contains(pass.Seen(part))))];
        return new GateMaps(pass, places, index + group.Length, maps, stacks);
    }

    private static bool IsOfUnits(Operation operation) => operation is Map { Result: { HasRows: true, Axes.Count: 2 } };
}
