using System.Reflection;

namespace CompiledNet.Tests.Cases;

/// <summary>
/// The floats of an array that its owner does not use: storage begins at a cache line, and the array has a few floats more, on
/// one side or the other.
/// </summary>
internal sealed record StorageMargin(float[] Array, int Start, int Length)
{
    private const float Guard = 12345.678f;

    /// <param name="buffer">A <see cref="ParameterBuffer{TNetwork}"/>.</param>
    public static StorageMargin Of(object buffer)
    {
        object storage = Field(buffer, "_storage");
        return new StorageMargin((float[])Field(storage, "_array"), (int)Field(storage, "_start"), (int)storage.GetType().GetProperty("Length")!.GetValue(storage)!);
    }

    public void Mark()
    {
        Array.AsSpan(0, Start).Fill(Guard);
        Array.AsSpan(Start + Length).Fill(Guard);
    }

    public void AssertMarked(string what)
    {
        Assert.False(Array.AsSpan(0, Start).ContainsAnyExcept(Guard), $"Something was written before the {what}.");
        Assert.False(Array.AsSpan(Start + Length).ContainsAnyExcept(Guard), $"Something was written behind the {what}.");
    }

    private static object Field(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;
}
