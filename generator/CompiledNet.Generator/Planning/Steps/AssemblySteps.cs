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
        bool isCleared = assembly.Parts.Sum(part => part.Value.Size) < assembly.Result.Size || whole.Stride > whole.Units;
        foreach (PlacedPart part in assembly.Parts)
        {
            Value memory = pass.RowsOf(part.Value);
            ValueLayout layout = pass.LayoutOf(part.Value);
            (int length, int count, int lines, RunPlaces ofPart, RunPlaces ofWhole) = CopyPlanner.Inside(Sizes(part.Value), layout.Stride, Sizes(assembly.Result), whole.Stride, part.Places);
            Copy(pass, assembly, $"{assembly.Result.Notation} gets {part.Notation}.", new CopiedRuns(length, count, lines, ofPart, ofWhole), layout, whole, isCleared, memory);
            isCleared = false;
        }

        pass.EndLayer(assembly.Result);
        return 1;
    }

    public static int Take(PassBuilder pass, Part part)
    {
        ValueLayout own = pass.LayoutOf(part.Result), whole = pass.LayoutOf(part.Operand);
        (int length, int count, int lines, RunPlaces ofPart, RunPlaces ofWhole) = CopyPlanner.Inside(Sizes(part.Result), own.Stride, Sizes(part.Operand), whole.Stride, part.Places);
        Copy(pass, part, part.Notation, new CopiedRuns(length, count, lines, ofWhole, ofPart), whole, own, isCleared: own.Stride > own.Units, pass.RowsOf(part.Operand));
        return 1;
    }

    private static void Copy(PassBuilder pass, Operation operation, string meaning, CopiedRuns runs, ValueLayout source, ValueLayout result, bool isCleared, Value memory) => pass.Call(
        new CopyKernel($"{pass.NameOf(operation.Result)}Copy", meaning, operation.Result.Layer, source.RowLength, result.RowLength, runs, isCleared),
        operation.Result,
        [memory, operation.Result, Given.Count]);

    private static int[] Sizes(Value value) => [.. value.Axes.Where(axis => axis != Axis.Rows).Select(axis => axis.Length)];
}
