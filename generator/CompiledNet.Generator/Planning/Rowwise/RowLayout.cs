namespace CompiledNet.Generator.Planning.Rowwise;

/// <summary>How the rows of a kernel lie in vectors.</summary>
internal abstract record RowLayout;

/// <summary>Row by row, with units in the lanes.</summary>
/// <param name="Units">The units of a row.</param>
/// <param name="Stride">The distance between rows that are padded.</param>
/// <param name="OneVector">Where a row that is one vector stays in a register.</param>
internal sealed record UnitsInLanes(int Units, int Stride, OneVectorRows OneVector) : RowLayout;

/// <summary>Where rows that are one vector stay in registers from the first loop to the last, which are then no loops.</summary>
internal enum OneVectorRows
{
    Nowhere,

    /// <summary>With vectors of 512 bits.</summary>
    WidestVectors,

    /// <summary>Everywhere, since four units are one vector of 128 bits.</summary>
    Everywhere,
}

/// <summary>A block of rows side by side in the lanes, their units one below the other.</summary>
/// <param name="Units">The units of a row.</param>
/// <param name="Rows">The rows, and the distance between units.</param>
/// <param name="PaddedUnits">The units that places of gradients have; those beyond the row's own become zero.</param>
internal sealed record RowsInLanes(int Units, int Rows, int PaddedUnits) : RowLayout;

/// <summary>Every value by itself, through all rows and their padding.</summary>
/// <param name="Units">The units of a row.</param>
/// <param name="Stride">The values of a row; with 1, rows lie side by side and are not padded.</param>
/// <param name="BlockRows">The rows of a block where sums go block by block, though a call is about all rows; else 0.</param>
internal sealed record SideBySide(int Units, int Stride, int BlockRows = 0) : RowLayout;

/// <summary>One number of one row.</summary>
internal sealed record OneNumber : RowLayout;
