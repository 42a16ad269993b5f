namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>
/// The choices that make one schedule, and the way from it to the next: all sequences are walked, the first choice changing
/// last. A run repeats the choices that stand, and takes the first option wherever none stands yet.
/// </summary>
internal sealed class Choices
{
    private readonly List<(int Taken, int Options)> _choices = [];
    private int _next;

    /// <summary>Makes the next choice of a run.</summary>
    public int Among(int options)
    {
        if (options == 1)
            return 0;
        if (_next == _choices.Count)
            _choices.Add((0, options));
        (int taken, int stood) = _choices[_next++];
        return stood == options ? taken : throw new InvalidOperationException("The same choices led to another place: the code does not follow from the schedule alone.");
    }

    /// <summary>Goes to the next sequence; false if that was the last one.</summary>
    public bool MoveNext()
    {
        _next = 0;
        while (_choices is [.., (int taken, int options)])
        {
            _choices.RemoveAt(_choices.Count - 1);
            if (taken + 1 < options)
            {
                _choices.Add((taken + 1, options));
                return true;
            }
        }

        return false;
    }
}
