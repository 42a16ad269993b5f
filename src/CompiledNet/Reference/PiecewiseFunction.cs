namespace CompiledNet.Reference;

/// <summary>A continuous function made of smooth pieces that meet at kinks.</summary>
/// <param name="Kinks">Where the pieces meet, in ascending order.</param>
/// <param name="Pieces">One more than there are kinks, from left to right.</param>
internal sealed record PiecewiseFunction(double[] Kinks, SmoothPiece[] Pieces)
{
    /// <summary>A function without kinks.</summary>
    public static PiecewiseFunction Smooth(SmoothPiece piece) => new([], [piece]);

    /// <summary>The piece that holds at an argument; at a kink, the one to its left.</summary>
    public SmoothPiece PieceAt(double z)
    {
        int piece = 0;
        while (piece < Kinks.Length && z > Kinks[piece])
            piece++;
        return Pieces[piece];
    }
}
