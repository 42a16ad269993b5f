using CompiledNet.Generator.Emission.Rowwise;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes a step in time: by the product and the gates for several rows, and by a method of each vector width for one row.</summary>
internal static class StepEmitter
{
    public static void Emit(CodeWriter writer, StepKernel kernel)
    {
        RowPlace[] places = [.. kernel.Gates.Places.Where((_, number) => kernel.Sums.All(gate => gate.Place != number))];
        string[] parameters = ["ref float x", "ref float parameters", "ref float sums", .. places.Select(place => $"ref float {place.Name}")];
        var several = new Signature(kernel.Name, [.. parameters.Append("int rows")]);
        var one = new Signature(kernel.Name, parameters);
        string formula = $"{ForwardEmitter.Formula(kernel.Product.Operation, epilogue: null)}\n{kernel.Gates.Meaning}";
        MethodEmitter.EmitInlined(writer, formula, several.Declaration(), () => WriteChoice(writer, kernel, one));
        foreach (StepRow row in kernel.Rows)
        {
            string comment = $"The same of one row with vectors of {row.Lanes * 32} bits: {Describe(row.Way)}.";
            MethodEmitter.Emit(writer, comment, one.Declaration($"Row{row.Lanes}"), () => new StepRowWriter(writer, kernel, row).Write());
        }
    }

    private static void WriteChoice(CodeWriter writer, StepKernel kernel, Signature one)
    {
        using (writer.Block("if (rows != 1)"))
        {
            writer.Line($"{kernel.Product.Name}(ref x, ref parameters, ref sums, rows);");
            writer.Line($"{kernel.Gates.Name}({string.Join(", ", kernel.Gates.Places.Select((place, number) => kernel.Sums.FirstOrDefault(gate => gate.Place == number) is { } gate ? Names.At("sums", gate.Offset) : $"ref {place.Name}"))}, rows);");
        }

        for (int width = 0; width < kernel.Rows.Count; width++)
        {
            bool isLast = width + 1 == kernel.Rows.Count;
            writer.Line(isLast ? "else" : $"else if (TLanes.Count == {kernel.Rows[width].Lanes})");
            writer.Line($"    {one.Call($"Row{kernel.Rows[width].Lanes}")}");
        }
    }

    private static string Describe(StepWay way) => way switch
    {
        StepWay.InRegisters => "its sums stay in registers",
        StepWay.InMemory => "without vectors that are padding alone",
        _ => "the units of one panel of weights after the other",
    };
}
