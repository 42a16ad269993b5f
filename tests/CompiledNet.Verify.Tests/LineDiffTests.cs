using CompiledNet.Snapshots.Files;

namespace CompiledNet.Snapshots.Tests;

public sealed class LineDiffTests
{
    [Fact]
    public void Lines_far_from_a_change_are_left_out()
    {
        var verified = string.Join('\n', Enumerable.Range(1, 30));
        var received = verified.Replace("10\n", "", StringComparison.Ordinal).Replace("\n20", "\nx", StringComparison.Ordinal);

        Assert.Equal(
            """
            @@ -7 +7 @@
              7
              8
              9
            - 10
              11
              12
              13
            @@ -17 +16 @@
              17
              18
              19
            - 20
            + x
              21
              22
              23
            """,
            LineDiff.Of(verified, received));
    }

    [Fact]
    public void A_very_long_diff_is_cut_and_says_how_much_is_left()
    {
        var received = string.Join('\n', Enumerable.Range(1, 1000));

        var lines = LineDiff.Of("", received).Split('\n');

        // 300 lines are shown of 1001: the head of the hunk and a thousand lines added.
        Assert.Equal(301, lines.Length);
        Assert.Equal("... and 701 more lines", lines[^1]);
    }
}
