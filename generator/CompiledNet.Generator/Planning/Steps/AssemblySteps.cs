using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Layouts;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans what puts values together, and takes parts of them.</summary>
internal static class AssemblySteps
{
    public static int Assemble(PassBuilder pass, Assembly assembly)
    {
        ValueLayout whole = pass.LayoutOf(assembly.Result);
        bool hasZeros = assembly.Parts.Sum(part => part.Value.Size) < assembly.Result.Size;
        if (hasZeros)
        {
            string meaning = $"{assembly.Result.Notation} = 0{(assembly.Parts.Count == 0 ? "" : " where nothing is put")}.";
            pass.Call(new ClearKernel($"{pass.NameOf(assembly.Result)}Clear", meaning, assembly.Result.Layer, whole.RowLength), assembly.Result, [assembly.Result, Given.Count]);
        }

        foreach (PlacedPart part in assembly.Parts)
        {
            Value memory = pass.RowsOf(part.Value);
            ValueLayout layout = pass.LayoutOf(part.Value);
            (int length, int count, int lines, RunPlaces ofPart, RunPlaces ofWhole) = CopyPlanner.Inside(Sizes(part.Value), layout.Stride, Sizes(assembly.Result), whole.Stride, part.Places);
            Copy(pass, assembly, hasZeros ? "Borders" : "Copy", Meaning(assembly, part, hasZeros), new CopiedRuns(length, count, lines, ofPart, ofWhole), layout, whole, memory);
        }

        pass.EndLayer(assembly.Result);
        return 1;
    }

    public static int Take(PassBuilder pass, Part part)
    {
        ValueLayout own = pass.LayoutOf(part.Result), whole = pass.LayoutOf(part.Operand);
        (int length, int count, int lines, RunPlaces ofPart, RunPlaces ofWhole) = CopyPlanner.Inside(Sizes(part.Result), own.Stride, Sizes(part.Operand), whole.Stride, part.Places);
        Copy(pass, part, "Part", $"{part.Result.Notation} is what {part.Operand.Notation} has from ({string.Join(", ", part.Places)}) on.", new CopiedRuns(length, count, lines, ofWhole, ofPart), whole, own, pass.RowsOf(part.Operand));
        return 1;
    }

    private static string Meaning(Assembly assembly, PlacedPart part, bool hasZeros)
    {
        string from = $"{part.Value.Notation} from ({string.Join(", ", part.Places)}) on";
        return hasZeros ? $"{assembly.Result.Notation} is {from} and zero elsewhere." : $"{assembly.Result.Notation} has {from}.";
    }

    private static void Copy(PassBuilder pass, Operation operation, string name, string meaning, CopiedRuns runs, ValueLayout source, ValueLayout result, Value memory) => pass.Call(
        new CopyKernel($"{pass.NameOf(operation.Result)}{name}", meaning, operation.Result.Layer, source.RowLength, result.RowLength, runs),
        operation.Result,
        [memory, operation.Result, Given.Count]);

    private static int[] Sizes(Value value) => [.. value.Axes.Where(axis => axis != Axis.Rows).Select(axis => axis.Length)];
}
