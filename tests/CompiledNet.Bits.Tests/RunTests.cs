namespace CompiledNet.Bits.Tests;

/// <summary>The same bits in every run, from every tier of the compiler, and however rows are cut into batches.</summary>
public sealed class RunTests(BitsHere here)
{
    [Fact]
    public async Task A_second_run_gives_the_same_bits() => await AssertSame();

    [Theory]
    [InlineData("DOTNET_TieredCompilation", "0")]
    [InlineData("DOTNET_TieredPGO", "0")]
    [InlineData("DOTNET_TC_OnStackReplacement", "0")]
    [InlineData("DOTNET_ReadyToRun", "0")]
    public async Task Every_way_to_compile_gives_the_same_bits(string setting, string value) => await AssertSame((setting, value));

    [Fact]
    public void Rows_may_be_cut_into_any_batches()
    {
        string[] whole = Outputs("all rows at once");
        string[] pieces = Outputs("1, 2, 3, … rows at once");

        BitsOutput.AssertSame(whole, pieces);
    }

    private string[] Outputs(string how)
    {
        string end = $", outputs of {how}";
        return [.. here.Output.Parts.Where(part => part.EndsWith(end, StringComparison.Ordinal)).Select(part => part[..^end.Length])];
    }

    private async Task AssertSame(params (string Name, string? Value)[] settings)
    {
        BitsOutput actual = await BitsProgram.Run([], settings);

        Assert.Equal(here.Output.Machine, actual.Machine);
        BitsOutput.AssertSame(here.Output.Parts, actual.Parts);
    }
}
