using System.Runtime.CompilerServices;

namespace CompiledNet.Execution;

/// <summary>
/// Copies of something that one thread changes and others read: each reader has the copy that was published last when it came, and nobody writes in it
/// until it leaves. No thread waits for another.
/// </summary>
/// <remarks>
/// <para>
/// One word says which copy is published and how many readers entered it since. To enter is one atomic addition, which counts the reader and tells it the
/// copy in the same moment; to publish is one atomic exchange, which tells the writer how many entered the former copy. Each copy counts those who leave. So
/// a copy that is not published is free exactly when as many have left as entered; and since nobody can enter it, it stays free.
/// </para>
/// <para>With r readers at a time, r + 2 copies are enough: one for each, one that is published, and one to write in. They are made when they are needed.</para>
/// </remarks>
internal sealed class Publication<TContent, TPoints>
    where TPoints : struct, IPublicationPoints
{
    /// <summary>The most copies.</summary>
    public const int MostCopies = 1 << (64 - CountBits);

    // Of readers between two publications: at a hundred millions a second, five years.
    private const int CountBits = 54;
    private const long CountMask = (1L << CountBits) - 1;

    private readonly Func<TContent> _create;
    private PublishedCopy<TContent>[] _copies;
    private int _published;
    private int _next;
    private LoneCount _word;

    /// <param name="create">Makes a copy.</param>
    public Publication(Func<TContent> create)
    {
        _create = create;
        _copies = [new(create()), new(create()), new(create())];
    }

    /// <summary>How many copies there are.</summary>
    public int CopyCount => Volatile.Read(ref _copies).Length;

    /// <summary>Enters the copy that is published; it stays as it is until <see cref="Leave"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PublishedCopy<TContent> Enter()
    {
        TPoints.Before(PublicationStep.Enter);
        long word = Interlocked.Increment(ref _word.Value);
        TPoints.Before(PublicationStep.Find);
        return Volatile.Read(ref _copies)[(int)((ulong)word >> CountBits)];
    }

    /// <summary>Leaves a copy, once for each time that it was entered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Leave(PublishedCopy<TContent> copy)
    {
        TPoints.Before(PublicationStep.Leave);
        Interlocked.Increment(ref copy.Left);
    }

    /// <summary>The writer's: a copy that is not published and that nobody reads.</summary>
    /// <exception cref="InvalidOperationException">Readers have all of <see cref="MostCopies"/> copies.</exception>
    public PublishedCopy<TContent> TakeFree()
    {
        for (int i = 0; i < _copies.Length; i++)
        {
            // In turn: the copy that was published the longest time ago is the one that is most probably free.
            _next = _next + 1 < _copies.Length ? _next + 1 : 0;
            if (_next != _published && IsFree(_copies[_next]))
                return _copies[_next];
        }

        return Grow();
    }

    /// <summary>The writer's: makes what <see cref="TakeFree"/> gave, and what was written in it, the published copy.</summary>
    public void PublishTaken()
    {
        TPoints.Before(PublicationStep.Publish);
        long former = Interlocked.Exchange(ref _word.Value, (long)((ulong)_next << CountBits));
        _copies[_published].Entered += former & CountMask;
        _published = _next;
    }

    private static bool IsFree(PublishedCopy<TContent> copy)
    {
        TPoints.Before(PublicationStep.Look);
        return Volatile.Read(ref copy.Left) == copy.Entered;
    }

    private PublishedCopy<TContent> Grow()
    {
        if (_copies.Length == MostCopies)
            throw new InvalidOperationException($"Readers hold {MostCopies - 1} former versions: each must be disposed of when it was read.");
        var copy = new PublishedCopy<TContent>(_create());
        _next = _copies.Length;
        TPoints.Before(PublicationStep.Grow);
        Volatile.Write(ref _copies, [.. _copies, copy]);
        return copy;
    }
}
