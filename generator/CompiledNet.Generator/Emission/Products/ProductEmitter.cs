using System.Globalization;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>
/// Writes one tile of a matrix product: sums in registers, to which every step adds one broadcast value of the left
/// operand times vectors of the right one.
/// </summary>
/// <param name="Left">The variable that refers to the left operand's first value for this tile.</param>
/// <param name="LeftRow">The distance between rows of the left operand.</param>
/// <param name="LeftStep">The distance between its values along the sum.</param>
/// <param name="Right">The variable that refers to the right operand's first vector for this tile.</param>
/// <param name="RightPlace">The place of its vector for so many steps along the sum, and the vector of the tile, in C#.</param>
/// <param name="RightStep">The distance between its vectors along the sum, in C#.</param>
/// <param name="Steps">The terms of the sum: a number, or a C# variable.</param>
/// <param name="Rows">The rows of the tile.</param>
/// <param name="Vectors">The vectors of a row of the tile.</param>
/// <param name="Chains">The chains into which the sum is split; 1 if <paramref name="Steps"/> is a variable.</param>
internal sealed record ProductEmitter(
    string Left, int LeftRow, int LeftStep, string Right, Func<int, int, string> RightPlace, string RightStep, string Steps, int Rows, int Vectors, int Chains)
{
    /// <summary>The sum of a row and vector, when the product is done.</summary>
    public static string Sum(int row, int vector) => $"z{row}_{vector}";

    /// <summary>The place of a vector of a row, so many floats behind <paramref name="start"/>, in C#.</summary>
    public static string Place(string start, int vector) => (start, vector) switch
    {
        (_, 0) => start,
        ("0", _) => Width(vector),
        _ => $"{start} + {Width(vector)}",
    };

    /// <summary>The place of a vector of a row, so many floats behind <paramref name="start"/>, in C#.</summary>
    public static string Place(int start, int vector) => Place($"{start}", vector);

    /// <summary>The floats of so many vectors, in C#.</summary>
    public static string Width(int vectors) => vectors == 1 ? "TLanes.Count" : $"{vectors} * TLanes.Count";

    /// <summary>Declares the sums.</summary>
    /// <param name="start">The value from which the first chain of a sum starts, by row and vector.</param>
    public void Declare(CodeWriter writer, Func<int, int, string> start)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int chain = 0; chain < Chains; chain++)
                writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, Vectors).Select(vector => $"{Part(row, vector, chain)} = {(chain == 0 ? start(row, vector) : "TLanes.Zero")}"))};");
        }
    }

    /// <summary>Adds all terms, and the chains together.</summary>
    public void Accumulate(CodeWriter writer)
    {
        int? steps = int.TryParse(Steps, out int constant) ? constant : null;
        int looped = steps is null ? int.MaxValue : steps <= Chains ? 0 : steps.Value / Chains * Chains;
        if (looped > 0)
        {
            string limit = steps is null ? Steps : $"{looped}";
            using CodeWriter.Scope loop = writer.Block($"for (int k = 0; k < {limit}; {(Chains == 1 ? "k++" : $"k += {Chains}")})");
            for (int step = 0; step < Chains; step++)
                Step(writer, step);
            writer.Line($"{Left} = ref Unsafe.Add(ref {Left}, {Chains * LeftStep});");
            writer.Line($"{Right} = ref Unsafe.Add(ref {Right}, {(Chains == 1 ? RightStep : $"{Chains} * {RightStep}")});");
        }

        if (steps > looped)
        {
            using CodeWriter.Scope rest = writer.Block("");
            for (int step = 0; step < steps - looped; step++)
                Step(writer, step);
        }

        Combine(writer);
    }

    /// <summary>The same for one row, whose left operand lies in the lanes of registers; in one straight line.</summary>
    public void AccumulateLanes(CodeWriter writer, string[] left)
    {
        for (int step = 0; step < int.Parse(Steps, CultureInfo.InvariantCulture); step++)
        {
            int current = step;
            string lane = $"{left[step / Machine.WidestVector]}, {step % Machine.WidestVector}";
            writer.Line(string.Join(" ", Enumerable.Range(0, Vectors).Select(vector => $"{Part(0, vector, current % Chains)}.AddProduct({lane}, ref {Right}, {RightPlace(current, vector)});")));
        }

        Combine(writer);
    }

    /// <summary>Adds the term that lies so many steps behind the operands' references.</summary>
    private void Step(CodeWriter writer, int step)
    {
        int chain = step % Chains;
        if (Rows == 1)
        {
            // Each vector is used once: it is loaded by the multiply-add itself.
            string only = step == 0 ? Left : $"Unsafe.Add(ref {Left}, {step * LeftStep})";
            string x = Chains == 1 ? "x0" : $"x{step}";
            writer.Line($"TLanes {x} = TLanes.Broadcast({only}); {string.Join(" ", Enumerable.Range(0, Vectors).Select(vector => $"{Part(0, vector, chain)}.AddProduct({x}, ref {Right}, {RightPlace(step, vector)});"))}");
            return;
        }

        using CodeWriter.Scope? scope = Chains > 1 ? writer.Block("") : null;
        writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, Vectors).Select(vector => $"w{vector} = TLanes.Load(ref {Right}, {RightPlace(step, vector)})"))};");
        for (int row = 0; row < Rows; row++)
        {
            int offset = row * LeftRow + step * LeftStep;
            string value = offset == 0 ? Left : $"Unsafe.Add(ref {Left}, {offset})";
            writer.Line($"TLanes x{row} = TLanes.Broadcast({value}); {string.Join(" ", Enumerable.Range(0, Vectors).Select(vector => $"{Part(row, vector, chain)}.AddProduct(x{row}, w{vector});"))}");
        }
    }

    private void Combine(CodeWriter writer)
    {
        if (Chains == 1)
            return;
        for (int row = 0; row < Rows; row++)
        {
            int current = row;
            writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, Vectors).Select(vector => $"{Sum(current, vector)} = {Pairs(current, vector, 0, Chains)}"))};");
        }
    }

    private static string Pairs(int row, int vector, int first, int count) => count switch
    {
        1 => $"z{row}_{vector}{(char)('a' + first)}",
        2 => $"{Pairs(row, vector, first, 1)} + {Pairs(row, vector, first + 1, 1)}",
        _ => $"({Pairs(row, vector, first, count / 2)}) + ({Pairs(row, vector, first + count / 2, count / 2)})",
    };

    private string Part(int row, int vector, int chain) => Chains == 1 ? Sum(row, vector) : $"{Sum(row, vector)}{(char)('a' + chain)}";
}
