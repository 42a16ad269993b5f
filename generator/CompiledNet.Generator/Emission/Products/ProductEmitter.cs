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
/// <param name="Accumulators">The accumulators into which the sum is split; 1 if <paramref name="Steps"/> is a variable.</param>
/// <param name="Together">Those that are in registers together: all, or the first half of them and then the second.</param>
internal sealed record ProductEmitter(
    string Left, int LeftRow, int LeftStep, string Right, Func<int, int, string> RightPlace, string RightStep, string Steps, int Rows, int Vectors, int Accumulators, int Together)
{
    /// <summary>Multiply-adds of vectors in all parts of a tile, beyond which the JIT begins to leave calls.</summary>
    private const int MostProducts = 150;

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

    /// <summary>Declares the sums, or the first half of their accumulators.</summary>
    /// <param name="start">The value from which the first accumulator of a sum starts, by row and vector.</param>
    public void Declare(CodeWriter writer, Func<int, int, string> start) =>
        Declare(writer, 0, (row, vector, accumulator) => accumulator == 0 ? start(row, vector) : "TLanes.Zero");

    /// <summary>Adds all terms, and the accumulators together.</summary>
    public void Accumulate(CodeWriter writer)
    {
        if (Together < Accumulators)
            throw new InvalidOperationException("Half of the accumulators have no place to wait in.");
        AddTerms(writer, 0);
        if (Accumulators > 1)
            Combine(writer, (row, vector) => Pairs(row, vector, 0, Accumulators));
    }

    /// <summary>
    /// The same where the accumulators may be in registers one half after the other. The sum of the first half waits where the
    /// result will be.
    /// </summary>
    /// <param name="result">The variable that refers to the tile's result.</param>
    /// <param name="place">The place of a row and vector behind it.</param>
    public void Accumulate(CodeWriter writer, string result, Func<int, int, string> place)
    {
        if (Together == Accumulators)
        {
            Accumulate(writer);
            return;
        }

        AddTerms(writer, 0);
        PutAside(writer, result, place);

        // The terms of the other half begin behind the first ones of this half.
        int back = Looped - Together;
        writer.Line($"{Left} = ref Unsafe.Subtract(ref {Left}, {back * LeftStep});");
        writer.Line($"{Right} = ref Unsafe.Subtract(ref {Right}, {back} * {RightStep});");
        Declare(writer, Together, (_, _, _) => "TLanes.Zero");
        AddTerms(writer, Together);
        TakeUp(writer, result, place);
    }

    /// <summary>The same of rows whose values lie in several parts, one behind the other along the sum; a whole number of turns of the accumulators in each.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="parts">The variables that refer to the first value of each part.</param>
    /// <param name="result">The variable that refers to the tile's result.</param>
    /// <param name="place">The place of a row and vector behind it.</param>
    public void AccumulateParts(CodeWriter writer, IReadOnlyList<string> parts, string result, Func<int, int, string> place)
    {
        int steps = int.Parse(Steps, CultureInfo.InvariantCulture);
        int turns = TurnsOfLoop(steps / Accumulators, parts.Count);
        for (int first = 0; first < Accumulators; first += Together)
        {
            if (first > 0)
            {
                PutAside(writer, result, place);
                Declare(writer, first, (_, _, _) => "TLanes.Zero");
            }

            for (int part = 0; part < parts.Count; part++)
                AddPart(writer, parts[part], part * steps, steps, turns, first);
        }

        if (Together < Accumulators)
            TakeUp(writer, result, place);
        else if (Accumulators > 1)
            Combine(writer, (row, vector) => Pairs(row, vector, 0, Accumulators));
    }

    /// <summary>The same for one row, whose left operand lies in the lanes of registers; in one straight line.</summary>
    public void AccumulateLanes(CodeWriter writer, string[] left)
    {
        for (int step = 0; step < int.Parse(Steps, CultureInfo.InvariantCulture); step++)
        {
            int current = step;
            string lane = $"{left[step / Machine.WidestVector]}, {step % Machine.WidestVector}";
            writer.Line(string.Join(" ", Enumerable.Range(0, Vectors).Select(vector => $"{Part(0, vector, current % Accumulators)}.AddProduct({lane}, ref {Right}, {RightPlace(current, vector)});")));
        }

        if (Accumulators > 1)
            Combine(writer, (row, vector) => Pairs(row, vector, 0, Accumulators));
    }

    /// <summary>The terms that a loop adds, as many for each accumulator.</summary>
    private int Looped => !int.TryParse(Steps, out int steps) ? int.MaxValue : steps <= Accumulators ? 0 : steps / Accumulators * Accumulators;

    private void Declare(CodeWriter writer, int first, Func<int, int, int, string> start)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int accumulator = first; accumulator < first + Together; accumulator++)
                writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, Vectors).Select(vector => $"{Part(row, vector, accumulator)} = {start(row, vector, accumulator)}"))};");
        }
    }

    /// <summary>Adds the terms of the accumulators that are in registers, the operands' references being at the first of them.</summary>
    private void AddTerms(CodeWriter writer, int first)
    {
        int looped = Looped;
        if (looped > 0)
        {
            string limit = looped == int.MaxValue ? Steps : $"{looped}";
            using CodeWriter.Scope loop = writer.Block($"for (int k = 0; k < {limit}; {(Accumulators == 1 ? "k++" : $"k += {Accumulators}")})");
            for (int step = 0; step < Together; step++)
                Step(writer, step, first + step);
            writer.Line($"{Left} = ref Floats.At(ref {Left}, {Accumulators * LeftStep});");
            writer.Line($"{Right} = ref Floats.At(ref {Right}, {(Accumulators == 1 ? RightStep : $"{Accumulators} * {RightStep}")});");
        }

        if (looped == int.MaxValue)
            return;
        int left = Math.Min(int.Parse(Steps, CultureInfo.InvariantCulture) - looped - first, Together);
        if (left > 0)
        {
            using CodeWriter.Scope rest = writer.Block("");
            for (int step = 0; step < left; step++)
                Step(writer, step, first + step);
        }
    }

    /// <summary>Adds the term that lies so many steps behind the operands' references.</summary>
    private void Step(CodeWriter writer, int step, int accumulator)
    {
        if (Rows == 1)
        {
            // Each vector is used once: it is loaded by the multiply-add itself.
            string only = step == 0 ? Left : $"ref {Left}, {step * LeftStep}";
            string x = Accumulators == 1 ? "x0" : $"x{step}";
            writer.Line($"TLanes {x} = TLanes.Broadcast({only}); {string.Join(" ", Enumerable.Range(0, Vectors).Select(vector => $"{Part(0, vector, accumulator)}.AddProduct({x}, ref {Right}, {RightPlace(step, vector)});"))}");
            return;
        }

        using CodeWriter.Scope? scope = Together > 1 ? writer.Block("") : null;
        writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, Vectors).Select(vector => $"w{vector} = TLanes.Load(ref {Right}, {RightPlace(step, vector)})"))};");
        for (int row = 0; row < Rows; row++)
        {
            int offset = row * LeftRow + step * LeftStep;
            string value = offset == 0 ? Left : $"ref {Left}, {offset}";
            writer.Line($"TLanes x{row} = TLanes.Broadcast({value}); {string.Join(" ", Enumerable.Range(0, Vectors).Select(vector => $"{Part(row, vector, accumulator)}.AddProduct(x{row}, w{vector});"))}");
        }
    }

    /// <summary>How many turns of the accumulators are written one behind the other: all, or a part that divides them, in a loop.</summary>
    private int TurnsOfLoop(int all, int parts)
    {
        int turns = all;
        while (turns > 1 && (all % turns != 0 || parts * turns * Accumulators * Rows * Vectors > MostProducts))
            turns--;
        return turns;
    }

    /// <summary>Adds the terms of a part for the accumulators that are in registers.</summary>
    private void AddPart(CodeWriter writer, string part, int start, int steps, int turns, int first)
    {
        int inLoop = turns * Accumulators;
        bool isLoop = inLoop < steps;
        using CodeWriter.Scope block = writer.Block(isLoop ? $"for (int k = 0; k < {steps * LeftStep}; k += {inLoop * LeftStep})" : "");
        if (isLoop)
        {
            writer.Line($"ref float values = ref Floats.At(ref {part}, k);");
            writer.Line($"ref float terms = ref Floats.At(ref {Right}, k * {RightStep});");
        }

        ProductEmitter emitter = this with
        {
            Left = isLoop ? "values" : part,
            Right = isLoop ? "terms" : Right,
            RightPlace = (step, vector) => RightPlace(start + step, vector),
        };
        for (int turn = 0; turn < turns; turn++)
        {
            for (int step = 0; step < Together; step++)
            {
                using CodeWriter.Scope? scope = Together == 1 && turns > 1 ? writer.Block("") : null;
                emitter.Step(writer, turn * Accumulators + first + step, first + step);
            }
        }
    }

    /// <summary>Stores the sum of the first half of the accumulators.</summary>
    private void PutAside(CodeWriter writer, string result, Func<int, int, string> place)
    {
        writer.Line($"// {(Together == 1 ? "The first accumulator of each z waits" : "The sum of the first two accumulators of each z waits")} where the result will be.");
        for (int row = 0; row < Rows; row++)
        {
            for (int vector = 0; vector < Vectors; vector++)
                writer.Line($"({Pairs(row, vector, 0, Together)}).Store(ref {result}, {place(row, vector)});");
        }
    }

    /// <summary>Adds it to that of the other half.</summary>
    private void TakeUp(CodeWriter writer, string result, Func<int, int, string> place) =>
        Combine(writer, (row, vector) => $"TLanes.Load(ref {result}, {place(row, vector)}) + ({Pairs(row, vector, Together, Together)})");

    private void Combine(CodeWriter writer, Func<int, int, string> sum)
    {
        for (int row = 0; row < Rows; row++)
        {
            int current = row;
            writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, Vectors).Select(vector => $"{Sum(current, vector)} = {sum(current, vector)}"))};");
        }
    }

    private static string Pairs(int row, int vector, int first, int count) => count switch
    {
        1 => $"z{row}_{vector}{(char)('a' + first)}",
        2 => $"{Pairs(row, vector, first, 1)} + {Pairs(row, vector, first + 1, 1)}",
        _ => $"({Pairs(row, vector, first, count / 2)}) + ({Pairs(row, vector, first + count / 2, count / 2)})",
    };

    private string Part(int row, int vector, int accumulator) => Accumulators == 1 ? Sum(row, vector) : $"{Sum(row, vector)}{(char)('a' + accumulator)}";
}
