using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Convolutions;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>What written out products of windows have in common.</summary>
internal static class WrittenConvolution
{
    /// <summary>The floats of inputs and derivatives that every tile of gradients goes through before the next one does, so that they stay in the cache.</summary>
    private const int CachedFloats = 6 * 1024;

    /// <summary>The rows whose inputs and derivatives are as many.</summary>
    public static int RowsTogether(ConvolutionPlan plan) =>
        Math.Max(1, CachedFloats / (plan.Windows.Height * plan.Windows.Width * plan.InputStride + plan.Windows.Positions * plan.OutputStride));

    /// <summary>A method for each tiling, and one that chooses by the number of registers, which the JIT knows.</summary>
    public static void Emit<TTiling>(CodeWriter writer, string comment, Signature signature, Func<int, TTiling> tilingOf, Func<TTiling, string> shapeOf, Action<TTiling> body)
    {
        TTiling many = tilingOf(Machine.ManyRegisters), few = tilingOf(Machine.FewRegisters);
        if (Equals(many, few))
        {
            MethodEmitter.Emit(writer, comment, signature.Declaration(), () => body(many));
            return;
        }

        // Two tilings may have one shape.
        string manySuffix = shapeOf(many), fewSuffix = shapeOf(few) == manySuffix ? $"{manySuffix}Short" : shapeOf(few);
        MethodEmitter.EmitInlined(writer, comment, signature.Declaration(), () => writer.Lines($"""
            if (TLanes.Registers == {Machine.ManyRegisters})
                {signature.Call(manySuffix)}
            else
                {signature.Call(fewSuffix)}
            """));
        MethodEmitter.Emit(writer, $"The same in tiles of {manySuffix.Replace("x", " × ")}.", signature.Declaration(manySuffix), () => body(many));
        MethodEmitter.Emit(writer, $"The same in tiles of {shapeOf(few).Replace("x", " × ")}.", signature.Declaration(fewSuffix), () => body(few));
    }

    /// <summary>The loop over columns of filters, with a reference to their weights.</summary>
    public static CodeWriter.Scope Columns(CodeWriter writer, ConvolutionPlan plan, int vectors)
    {
        CodeWriter.Scope columns = writer.Block($"for (int column = 0; column < {plan.PaddedFilters}; column += {ProductEmitter.Width(vectors)})");
        writer.Line(plan.PaddedFilters > Machine.WidestVector
            ? $"ref float filters = ref Floats.At(ref weights, column / {Machine.WidestVector} * {plan.WindowSize * plan.PanelFilters} + column % {Machine.WidestVector});"
            : "ref float filters = ref Floats.At(ref weights, column);");
        return columns;
    }

    /// <summary>A loop over a number of times, or its body alone if that is one.</summary>
    public static CodeWriter.Scope? Times(CodeWriter writer, string variable, int count) =>
        count > 1 ? writer.Block($"for (int {variable} = 0; {variable} < {count}; {variable}++)") : null;

    /// <summary>A loop in tiles, of which the last overlaps the one before if they do not fill the whole.</summary>
    public static CodeWriter.Scope? Tiles(CodeWriter writer, string variable, string first, int count, int tile)
    {
        if (count == tile)
            return null;
        CodeWriter.Scope loop = writer.Block(count % tile == 0
            ? $"for (int {first} = 0; {first} < {count}; {first} += {tile})"
            : $"for (int {variable} = 0; {variable} < {count}; {variable} += {tile})");
        if (count % tile != 0)
            writer.Line($"int {first} = Math.Min({variable}, {count - tile});");
        return loop;
    }

    /// <summary>A sum of places, in C#; those that are always zero are left out.</summary>
    public static string Sum(params (string? Variable, int Distance)[] places)
    {
        string[] parts = [.. places.Where(place => place.Variable is not null && place.Distance != 0).Select(place => place.Distance == 1 ? place.Variable! : $"{place.Variable} * {place.Distance}")];
        return parts.Length == 0 ? "0" : string.Join(" + ", parts);
    }
}
