namespace CompiledNet.Execution;

/// <summary>
/// What is left of a call's items, as one word that threads exchange: the call's number, how many items it has and which is next.
/// Since the number is a part of it, a thread that looked at one call cannot take an item of another.
/// </summary>
internal static class Tickets
{
    /// <summary>The most items of a call.</summary>
    public const int MostItems = (1 << ItemBits) - 1;

    // 48 bits number the calls: at one a microsecond they begin again after nine years.
    private const int ItemBits = 8;
    private const int CallShift = 2 * ItemBits;

    /// <summary>All items of a call.</summary>
    public static long Of(long call, int items) => (call << CallShift) | ((long)items << ItemBits);

    /// <summary>Whether there is an item left, and of this call.</summary>
    public static bool HasItem(long tickets, long call) =>
        tickets >> CallShift == call && Item(tickets) < ((tickets >> ItemBits) & MostItems);

    /// <summary>The next item.</summary>
    public static int Item(long tickets) => (int)(tickets & MostItems);

    /// <summary>What is left when the next item is taken.</summary>
    public static long AfterNext(long tickets) => tickets + 1;
}
