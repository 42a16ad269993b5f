using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Emission.Rowwise;

/// <summary>Writes a loop through all values whose function is computed of four vectors at once, and the few vectors that are left one by one.</summary>
internal static class TurnsEmitter
{
    private const int Vectors = 4;

    public static void Write(CodeWriter writer, RowwiseKernel kernel, RowMap function, SideBySide layout)
    {
        string values = $"rows * {layout.Stride}";
        writer.Line("int i = 0;");
        using (writer.Block($"for (; i <= {values} - {ProductEmitter.Width(Vectors)}; i += {ProductEmitter.Width(Vectors)})"))
            WriteVectors(writer, kernel, function);
        new RowWriter(writer, kernel, VectorAccess.AllRows(layout) with { Loop = $"for (; i < {values}; i += TLanes.Count)" }).Write();
    }

    private static void WriteVectors(CodeWriter writer, RowwiseKernel kernel, RowMap function)
    {
        VectorAccess[] vectors = [.. Enumerable.Range(0, Vectors).Select(vector => new VectorAccess(null, ProductEmitter.Place("i", vector), "TLanes.Count"))];
        RowPlace read = kernel.PlaceOf(((Read)((Call)function.Map.Formula).Arguments[0]).Value, 0)!;
        writer.Line($"Tanh.Of({string.Join(", ", vectors.Select(vector => vector.Load(read)))}, {string.Join(", ", vectors.Select((_, number) => $"out TLanes f{number}"))});");
        RowPhase phase = kernel.Phases[0];
        RowwiseKernel rest = kernel with { Phases = new([phase with { Loop = phase.Loop.Where(step => step != function).ToEquatableArray() }]) };
        for (int vector = 0; vector < Vectors; vector++)
        {
            using CodeWriter.Scope? block = rest.Phases[0].Loop.OfType<RowMap>().Any() ? writer.Block("") : null;
            var row = new RowWriter(writer, rest, vectors[vector]);
            row.Take(function.Map.Result, $"f{vector}");
            row.Write();
        }
    }
}
