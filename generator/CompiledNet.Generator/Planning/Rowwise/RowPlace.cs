using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>Rows of memory that a kernel is given.</summary>
/// <param name="Name">The parameter that refers to them.</param>
/// <param name="Holds">What is there at the beginning; null if nothing that matters.</param>
/// <param name="Gets">What is there at the end; null if that does not matter.</param>
/// <param name="Rows">How the rows lie in memory.</param>
/// <param name="HasZeroPadding">Whether the padding is zero, of what it holds and of what it gets.</param>
/// <param name="IsKept">Whether what it holds must still be there at the end.</param>
/// <param name="MayReplace">A value that another place holds, which may be the same rows; null if its memory is its own.</param>
/// <param name="Distance">The distance between rows that are a part of longer ones; null where they lie one behind the other.</param>
internal sealed record RowPlace(string Name, Value? Holds, Value? Gets, RowMemory Rows, bool HasZeroPadding, bool IsKept, Value? MayReplace = null, int? Distance = null) : INotation
{
    public string Notation =>
        $"{Name}: {Rows}{(Holds is null ? "" : $", holds {Holds.Notation}")}{(Gets is null ? "" : $", gets {Gets.Notation}")}{(MayReplace is null ? "" : $", may be that of {MayReplace.Notation}")}{(HasZeroPadding ? ", padded with zeros" : "")}{(IsKept ? ", kept" : "")}{(Distance is null ? "" : $", {Distance} apart")}";

    /// <summary>Rows that are read.</summary>
    public static RowPlace Read(string name, Value value, bool hasZeroPadding = false) => new(name, value, null, RowMemory.Padded, hasZeroPadding, IsKept: true);

    /// <summary>Rows that are written, padding included.</summary>
    public static RowPlace Written(string name, Value value, bool hasZeroPadding = false) => new(name, null, value, RowMemory.Padded, hasZeroPadding, IsKept: false);

    /// <summary>Rows for what is needed on the way.</summary>
    public static RowPlace Spare(string name) => new(name, null, null, RowMemory.Padded, HasZeroPadding: false, IsKept: false);

    /// <summary>Rows whose values are replaced.</summary>
    public static RowPlace Replaced(string name, Value value, Value by, bool hasZeroPadding = false) => new(name, value, by, RowMemory.Padded, hasZeroPadding, IsKept: false);
}

/// <summary>How rows lie in memory.</summary>
internal enum RowMemory
{
    /// <summary>They are padded to whole vectors, and may be read and written with their padding.</summary>
    Padded,

    /// <summary>They end where other memory may begin.</summary>
    Unpadded,

    /// <summary>There is one row, for all rows of a batch.</summary>
    Shared,

    /// <summary>A number for each row, where rows lie in the lanes of vectors.</summary>
    Numbers,
}
