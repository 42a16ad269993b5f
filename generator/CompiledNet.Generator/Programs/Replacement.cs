namespace CompiledNet.Generator.Programs;

/// <summary>Which numbers of a row are replaced by vectors, while the others move up.</summary>
/// <param name="Places">The places of those that are replaced, ascending.</param>
/// <param name="Size">The numbers of a vector.</param>
internal sealed record Replacement(EquatableArray<int> Places, int Size) : INotation
{
    public string Notation => $"i at {string.Join(", ", Places)}";

    /// <summary>The numbers that are replaced, by runs of neighbours.</summary>
    public IEnumerable<NumberRun> Replaced => Runs(Places);

    /// <summary>The numbers of a row of some length that are kept, by runs of neighbours.</summary>
    public IEnumerable<NumberRun> Kept(int length) => Runs(Enumerable.Range(0, length).Except(Places));

    private IEnumerable<NumberRun> Runs(IEnumerable<int> places)
    {
        NumberRun? run = null;
        foreach (int place in places)
        {
            if (run is not null && run.First + run.Count == place)
            {
                run = run with { Count = run.Count + 1 };
                continue;
            }

            if (run is not null)
                yield return run;
            run = new NumberRun(place, 1, place + Places.Count(before => before < place) * (Size - 1));
        }

        if (run is not null)
            yield return run;
    }
}

/// <summary>Neighbouring numbers of a row.</summary>
/// <param name="First">The place of the first.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Start">Where what becomes of them begins, once numbers are replaced.</param>
internal sealed record NumberRun(int First, int Count, int Start) : INotation
{
    public string Notation => $"{First}..{First + Count - 1} to {Start}";
}
