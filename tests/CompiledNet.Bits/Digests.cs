using System.Runtime.InteropServices;

namespace CompiledNet.Bits;

/// <summary>Turns values, to the last bit, into one line a part: the hash of the part and its name.</summary>
/// <remarks>
/// The hash is FNV-1a with 64 bits, a float at a time (G. Fowler, L. C. Noll, K.-P. Vo), because those of .NET need
/// libraries that not every machine has.
/// </remarks>
internal sealed class Digests(TextWriter output)
{
    private const ulong Empty = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private ulong _part = Empty;
    private ulong _storage = Empty;
    private ulong _all = Empty;

    /// <summary>Adds values to the part.</summary>
    public void Append(ReadOnlySpan<float> values)
    {
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(values))
            _part = Hash(_part, bits);
    }

    /// <summary>Adds values that must be finite to the part.</summary>
    /// <exception cref="InvalidOperationException">A value is not finite: what then follows shows nothing.</exception>
    public void AppendFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                throw new InvalidOperationException("The network met a value that is not finite.");
        }

        Append(values);
    }

    /// <summary>Adds values that must be finite to the part, and to a line of its own how they lie in memory, padding included.</summary>
    /// <exception cref="InvalidOperationException">A value is not finite.</exception>
    public void AppendFinite<TNetwork>(ParameterBuffer<TNetwork> buffer)
        where TNetwork : class, INetwork<TNetwork>
    {
        AppendFinite(buffer.ToArray());
        foreach (uint bits in MemoryMarshal.Cast<float, uint>(buffer.AsSpan()))
            _storage = Hash(_storage, bits);
    }

    /// <summary>Writes the lines of the part, and begins the next.</summary>
    public void EndPart(string name)
    {
        WriteLine(ref _part, name);
        if (_storage != Empty)
            WriteLine(ref _storage, $"{name}, with padding");
    }

    /// <summary>Writes the line of all parts together.</summary>
    public void End() => output.WriteLine($"{_all:X16} everything");

    private void WriteLine(ref ulong hash, string name)
    {
        output.WriteLine($"{hash:X16} {name}");
        _all = Hash(_all, hash);
        hash = Empty;
    }

    private static ulong Hash(ulong hash, ulong value) => unchecked((hash ^ value) * Prime);
}
