namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>
/// The variables of values in kernels. Notations are written for people: they have numbers of layers, primes, and names that kernels use for
/// themselves.
/// </summary>
internal static class ValueNames
{
    /// <summary>What kernels of maps call their own variables, and the short words of C#. The sum of a loss goes on in a variable of its own name.</summary>
    private static readonly HashSet<string> Taken =
        ["i", "row", "rows", "unit", "column", "lane", "panel", "factor", "share", "as", "do", "for", "if", "in", "is", "new", "out", "ref", "base", "this", "null"];

    /// <summary>The variable of a value: <c>z</c> of <c>z[2]</c>, <c>hPrime</c> of <c>h′[1]</c>, <c>iValue</c> of <c>i[1]</c>.</summary>
    public static string Of(string notation)
    {
        string ofLayer = notation.IndexOf('[') is >= 0 and int end ? notation.Substring(0, end) : notation;
        string name = string.Concat(ofLayer.Replace("′", "Prime").Select(character => char.IsLetterOrDigit(character) ? character : '_'));
        return name.Length == 0 || char.IsDigit(name[0]) ? $"_{name}" : Taken.Contains(name) ? $"{name}Value" : name;
    }
}
