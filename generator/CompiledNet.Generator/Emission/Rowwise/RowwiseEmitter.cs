using System.Globalization;
using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Rowwise;

/// <summary>Writes kernels of maps and reductions of rows: softmax, losses, activations and the gradients through them.</summary>
internal static class RowwiseEmitter
{
    public static void Emit(CodeWriter writer, RowwiseKernel kernel) => MethodEmitter.Emit(writer, kernel.Meaning, Signature(kernel), () =>
    {
        foreach (Value number in kernel.Numbers)
            writer.Line($"TLanes {number.Notation} = TLanes.Broadcast(factor);");
        WriteConstants(writer, kernel);
        switch (kernel.Layout)
        {
            case UnitsInLanes rows:
                WriteRows(writer, kernel, rows);
                break;
            case RowsInLanes panel:
                WritePanel(writer, kernel, panel);
                break;
            case SideBySide all:
                WriteAllRows(writer, kernel, all);
                break;
            default:
                WriteNumber(writer, kernel);
                break;
        }
    });

    /// <summary>Writes what a kernel does with one row, in a method that has the rows under the names of its places.</summary>
    /// <param name="register">The register that holds the first place's row where that is one vector.</param>
    public static void WriteRow(CodeWriter writer, RowwiseKernel kernel, string register)
    {
        WriteConstants(writer, kernel);
        WriteRow(writer, kernel, (UnitsInLanes)kernel.Layout, register);
    }

    /// <summary>Writes what a kernel does with one row that is in a register.</summary>
    public static void WriteVector(CodeWriter writer, RowwiseKernel kernel, string register)
    {
        WriteConstants(writer, kernel);
        WriteVector(writer, kernel, (UnitsInLanes)kernel.Layout, register);
    }

    /// <summary>The partial sums of a sum.</summary>
    public static string Partial(Reduction reduction) => $"partial{char.ToUpperInvariant(reduction.Result.Notation[0])}{reduction.Result.Notation.Substring(1)}";

    /// <summary>The factor of a sum's terms.</summary>
    public const string Share = "share";

    /// <summary>The sum over the rows before, with which a kernel goes on.</summary>
    public const string Total = "total";

    public static string Double(double value) => value.ToString("0.0###############", CultureInfo.InvariantCulture);

    private static string Signature(RowwiseKernel kernel)
    {
        IEnumerable<string> parameters =
        [
            .. kernel.Places.Select(place => $"ref float {place.Name}"),
            .. kernel.Numbers.Select(_ => "float factor"),
            .. kernel.Layout is UnitsInLanes or SideBySide ? new[] { "int rows" } : [],
            .. kernel.Total is null ? [] : new[] { $"double {Total}" },
        ];
        return $"public static {(kernel.Total is null ? "void" : "double")} {kernel.Name}({string.Join(", ", parameters)})";
    }

    /// <summary>What is the same for all rows is declared in front of the loop over them.</summary>
    public static void WriteConstants(CodeWriter writer, RowwiseKernel kernel)
    {
        foreach (Local constant in Reading.Constants(kernel.Phases))
            writer.Line($"TLanes {constant.Name} = {ExpressionText.Of(constant.Value)};");
        foreach (float factor in kernel.Phases.SelectMany(phase => phase.Loop).OfType<RowReduction>().Select(sum => sum.Reduction.Factor).Where(factor => factor != 1f).Distinct())
            writer.Line($"TLanes {Share} = TLanes.Broadcast({Literal.Float(factor)});");
    }

    private static void WriteRows(CodeWriter writer, RowwiseKernel kernel, UnitsInLanes layout)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            WriteRow(writer, kernel, layout, register: null);
            foreach (RowPlace place in kernel.Places.Where(place => place.Rows != RowMemory.Shared))
                writer.Line($"{place.Name} = ref Floats.At(ref {place.Name}, {place.Distance ?? (place.Rows == RowMemory.Padded ? layout.Stride : layout.Units)});");
        }

        if (kernel.Total is not null)
            writer.Line($"return {Total};");
    }

    /// <summary>One way for rows that are one vector, the other for those that are several; the JIT keeps one.</summary>
    private static void WriteRow(CodeWriter writer, RowwiseKernel kernel, UnitsInLanes layout, string? register)
    {
        switch (layout.OneVector)
        {
            case OneVectorRows.Everywhere:
                WriteVector(writer, kernel, layout, register);
                break;
            case OneVectorRows.WidestVectors:
                using (writer.Block($"if (TLanes.Count == {Machine.WidestVector})"))
                    WriteVector(writer, kernel, layout, register);
                using (writer.Block("else"))
                    WriteVectors(writer, kernel, layout);
                break;
            default:
                WriteVectors(writer, kernel, layout);
                break;
        }
    }

    private static void WriteVector(CodeWriter writer, RowwiseKernel kernel, UnitsInLanes layout, string? register)
    {
        var vector = new RowWriter(writer, kernel, VectorAccess.WholeRow(layout));
        if (register is not null)
            vector.Take(kernel.Places[0].Holds!, register);
        vector.Write();
    }

    private static void WriteVectors(CodeWriter writer, RowwiseKernel kernel, UnitsInLanes layout) =>
        new RowWriter(writer, kernel, VectorAccess.Units(layout)).Write();

    private static void WritePanel(CodeWriter writer, RowwiseKernel kernel, RowsInLanes layout)
    {
        if (layout.Units < layout.PaddedUnits)
        {
            foreach (RowPlace place in kernel.Places.Where(place => place is { Gets: not null, HasZeroPadding: true }))
            {
                writer.Lines($"""
                    for (int unit = {layout.Units * layout.Rows}; unit < {layout.PaddedUnits * layout.Rows}; unit += TLanes.Count)
                        TLanes.Zero.Store(ref {place.Name}, unit);
                    """);
            }
        }

        using CodeWriter.Scope columns = writer.Block($"for (int column = 0; column < {layout.Rows}; column += TLanes.Count)");
        new RowWriter(writer, kernel, VectorAccess.Panel(layout)).Write();
        foreach (RowPlace place in kernel.Places)
            writer.Line($"{place.Name} = ref Floats.At(ref {place.Name}, TLanes.Count);");
    }

    private static void WriteAllRows(CodeWriter writer, RowwiseKernel kernel, SideBySide layout)
    {
        if (kernel.FunctionInTurns is { } function)
        {
            TurnsEmitter.Write(writer, kernel, function, layout);
            return;
        }

        if (kernel.Total is null)
        {
            new RowWriter(writer, kernel, VectorAccess.AllRows(layout)).Write();
            return;
        }

        Reduction sum = kernel.Phases.SelectMany(phase => phase.Loop).OfType<RowReduction>().Single().Reduction;
        string block = $"{Double(((BlocksInDouble)sum.Order).Unit)} * {Partial(sum)}.Total();";
        if (layout.BlockRows == 0)
        {
            new RowWriter(writer, kernel, VectorAccess.AllRows(layout)).Write();
            writer.Line($"return {Total} + {block}");
            return;
        }

        using (writer.Block($"for (int left = rows; left > 0; left -= {layout.BlockRows})"))
        {
            writer.Line($"rows = Math.Min(left, {layout.BlockRows});");
            new RowWriter(writer, kernel, VectorAccess.AllRows(layout)).Write();
            writer.Line($"{Total} += {block}");
            foreach (RowPlace place in kernel.Places)
                writer.Line($"{place.Name} = ref Floats.At(ref {place.Name}, rows);");
        }

        writer.Line($"return {Total};");
    }

    private static void WriteNumber(CodeWriter writer, RowwiseKernel kernel)
    {
        var number = new RowWriter(writer, kernel, VectorAccess.Number);
        number.Write();
        if (kernel.Total is { } total)
            writer.Line($"return {Total} + ({number.Vector(total)}).First();");
    }
}
