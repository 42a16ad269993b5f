namespace CompiledNet.Bits.Tests;

/// <summary>What CompiledNet.Bits printed.</summary>
/// <param name="Machine">The line about the machine.</param>
/// <param name="Parts">A line a part: its digest and its name, which begins with the subject.</param>
internal sealed record BitsOutput(string Machine, IReadOnlyList<string> Parts)
{
    public static BitsOutput Parse(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.EndsWith(" everything", lines[^1], StringComparison.Ordinal);
        return new BitsOutput(lines[0], lines[1..^1]);
    }

    /// <summary>The parts of these subjects.</summary>
    public IReadOnlyList<string> Of(IEnumerable<string> subjects) =>
        [.. Parts.Where(part => subjects.Any(subject => part.Contains($" {subject}, ", StringComparison.Ordinal)))];

    /// <summary>Asserts the same bits in all parts, of which there must be some.</summary>
    public static void AssertSame(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
    }
}
