using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Emission.Rowwise;

/// <summary>How the vectors of rows are reached in C#.</summary>
/// <param name="Loop">The loop over them; null if there is one vector.</param>
/// <param name="Index">The place of the vector in its rows.</param>
/// <param name="Count">How many lanes from there on are not padding.</param>
/// <param name="IsNumber">Whether it is one number, which is in all lanes when it is loaded.</param>
/// <param name="Suffix">What the names of its values end with, where several vectors are known side by side.</param>
internal sealed record VectorAccess(string? Loop, string Index, string Count, bool IsNumber = false, string Suffix = "")
{
    /// <summary>The vectors of a row.</summary>
    public static VectorAccess Units(UnitsInLanes layout) => Units("0", $"{layout.Stride}", layout);

    /// <summary>Some vectors of a row.</summary>
    /// <param name="first">The first unit, in C#.</param>
    /// <param name="end">Where they end.</param>
    /// <param name="layout">How rows lie.</param>
    public static VectorAccess Units(string first, string end, UnitsInLanes layout) =>
        new($"for (int unit = {first}; unit < {end}; unit += TLanes.Count)", "unit", $"{layout.Units} - unit");

    /// <summary>One vector of several.</summary>
    public static VectorAccess Vector(int unit, string suffix, UnitsInLanes layout) => new(null, $"{unit}", $"{layout.Units - unit}", Suffix: suffix);

    /// <summary>A row that is one vector.</summary>
    public static VectorAccess WholeRow(UnitsInLanes layout) => new(null, "0", $"{layout.Units}");

    /// <summary>The units of as many rows as a vector has lanes.</summary>
    public static VectorAccess Panel(RowsInLanes layout) =>
        new($"for (int unit = 0; unit < {layout.Units * layout.Rows}; unit += {layout.Rows})", "unit", "TLanes.Count");

    /// <summary>The values of all rows.</summary>
    public static VectorAccess AllRows(SideBySide layout) => layout.Stride == 1
        ? new("for (int row = 0; row < rows; row += TLanes.Count)", "row", "rows - row")
        : new($"for (int i = 0; i < rows * {layout.Stride}; i += TLanes.Count)", "i", $"rows * {layout.Stride} - i");

    /// <summary>One number.</summary>
    public static readonly VectorAccess Number = new(null, "0", "1", IsNumber: true);

    /// <summary>The mask of the lanes that are not padding.</summary>
    public string Below => $"TLanes.IndexBelow({Count})";

    public string Load(RowPlace place)
    {
        if (IsNumber)
            return $"TLanes.Broadcast({place.Name})";
        return place.Rows == RowMemory.Unpadded ? $"TLanes.LoadFirst(ref {place.Name}, {Index}, {Count})" : $"TLanes.Load(ref {place.Name}, {Index})";
    }

    public string Store(RowPlace place) =>
        place.Rows == RowMemory.Unpadded ? $"StoreFirst(ref {place.Name}, {Index}, {Count})" : $"Store(ref {place.Name}, {Index})";
}
