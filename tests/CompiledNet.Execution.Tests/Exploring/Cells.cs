namespace CompiledNet.Execution.Tests.Exploring;

/// <summary>What is published in tests: the number of the version several times over, so that it shows when it is read while it is written.</summary>
/// <param name="count">How many times.</param>
/// <param name="pause">Comes before each access.</param>
internal sealed class Cells(int count, Action pause)
{
    private readonly long[] _values = new long[count];

    public void Write(long version)
    {
        for (int i = 0; i < count; i++)
        {
            pause();
            _values[i] = version;
        }
    }

    /// <summary>The version, if it is the same all over.</summary>
    public long Read()
    {
        pause();
        long version = _values[0];
        for (int i = 1; i < count; i++)
        {
            pause();
            if (_values[i] != version)
                throw new InvalidOperationException($"Torn: version {version} in the first place, {_values[i]} in place {i}.");
        }

        return version;
    }
}
