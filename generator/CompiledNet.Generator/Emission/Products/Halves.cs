using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>
/// Writes what becomes of the units of a panel when they are combined in the order in which the lanes of a row are: unit
/// <c>i</c> with <c>i + 8</c>, then <c>i + 4</c>, <c>i + 2</c>, <c>i + 1</c>.
/// </summary>
internal static class Halves
{
    public static string Largest(string left, string right) => $"TLanes.Max({left}, {right})";

    public static string Sum(string left, string right) => $"{left} + {right}";

    /// <summary>Leaves the result in a variable with the name and a zero behind it.</summary>
    /// <param name="name">The name of the variables.</param>
    /// <param name="reference">The variable that refers to the first unit.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="stride">The distance between them.</param>
    /// <param name="combine">Two values made one, in C#.</param>
    public static void Write(CodeWriter writer, string name, string reference, int units, int stride, Func<string, string, string> combine)
    {
        int half = Machine.WidestVector / 2;
        while (half > 1 && half >= units)
            half /= 2;
        string Load(int unit) => $"TLanes.Load(ref {reference}, {unit * stride})";
        for (int unit = 0; unit < half; unit++)
            writer.Line($"TLanes {name}{unit} = {(unit + half < units ? combine(Load(unit), Load(unit + half)) : Load(unit))};");
        for (half /= 2; half > 0; half /= 2)
        {
            int count = half;
            writer.Line(string.Join(" ", Enumerable.Range(0, half).Select(unit => $"{name}{unit} = {combine($"{name}{unit}", $"{name}{unit + count}")};")));
        }
    }
}
