using CompiledNet.Snapshots.Testing;

namespace CompiledNet.Snapshots.Tests;

public sealed class SurroundingsTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Snapshots_are_accepted_only_when_the_variable_says_so(string? value, bool accepts) =>
        Assert.Equal(accepts, With(("CompiledNet_AcceptSnapshots", value)).AcceptsSnapshots);

    [Theory]
    [InlineData("true", false)]
    [InlineData(null, true)]
    public void Accepting_is_refused_on_a_build_server(string? ci, bool isKnownBuildServer)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Surroundings.Of(
            Variables(("CI", ci), ("CompiledNet_AcceptSnapshots", "true")), isKnownBuildServer, needsDisplayVariable: false));

        Assert.Contains("CompiledNet_AcceptSnapshots is refused", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_diff_tool_is_opened_on_a_build_server() =>
        Assert.Same(DiffTool.None, DiffTool.For(With(("CI", "true"), ("DISPLAY", ":0"))));

    [Fact]
    public void No_diff_tool_is_opened_without_a_screen() =>
        Assert.Same(DiffTool.None, DiffTool.For(With()));

    [Theory]
    [InlineData("DISPLAY")]
    [InlineData("WAYLAND_DISPLAY")]
    public void A_diff_tool_is_opened_on_a_desktop(string display) =>
        Assert.Same(DiffTool.Installed, DiffTool.For(With((display, "0"))));

    private static Surroundings With(params (string Name, string? Value)[] variables) =>
        Surroundings.Of(Variables(variables), isKnownBuildServer: false, needsDisplayVariable: true);

    private static Func<string, string?> Variables(params (string Name, string? Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
