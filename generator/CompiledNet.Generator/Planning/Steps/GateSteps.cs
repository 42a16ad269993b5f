using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
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
        if (!pass.Options.JoinsSteps || pass.Context.Kernels != KernelSource.WrittenOut || !pass.Context.Budget.AllowsFunctions)
            return 0;
        var product = (Contraction)pass.Operations[index];
        Operation[] group = GroupAt(pass, index + 1);
        bool isOfWholeVectors = pass.Context.Storage.Matrix(product.Right) is { IsDot: false, Lanes: Machine.WidestVector };
        if (!isOfWholeVectors || group.OfType<Stack>().Any() || !AreUnitsOf(pass, product, group) || IsReadBehind(pass, product.Result, index, group))
            return 0;
        Value x = pass.RowsOf(product.Left, pass.Context.Storage.Matrix(product.Right)!.InputStride);
        CallStep sums = ProductSteps.ForwardCall(pass, index, x);
        pass.Add(StepKernels.Join(pass, sums, product, x, MapsOf(pass, places, index + 1, group)!));
        return 1 + group.Length;
    }

    /// <summary>Whether there are maps, and their units lie as those of the product's gates, in whole vectors.</summary>
    private static bool AreUnitsOf(PassBuilder pass, Contraction product, Operation[] group)
    {
        ValueLayout[] layouts = [.. group.OfType<Map>().Select(map => pass.LayoutOf(map.Result)).Distinct()];
        return layouts.Length == 1 && layouts[0].Lanes == Machine.WidestVector && layouts[0].Stride == pass.Context.Layouts.GateStride(product.Result);
    }

    /// <summary>Whether anything but a group of operations behind a product reads its sums, or gates of them.</summary>
    private static bool IsReadBehind(PassBuilder pass, Value sums, int index, Operation[] group)
    {
        var gates = new HashSet<Value>(group.OfType<Slice>().Where(slice => slice.Operand == sums).Select(slice => slice.Result)) { sums };
        return pass.Operations.Skip(index + 1 + group.Length).SelectMany(operation => operation.Operands).Any(operand => gates.Contains(pass.Seen(operand)));
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
