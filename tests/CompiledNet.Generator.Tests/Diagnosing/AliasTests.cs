using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>CN0018: generated code finds the library by the name that everybody can use.</summary>
public class AliasTests
{
    private const string Source = "extern alias Net; [Net::CompiledNet.Network(2), Net::CompiledNet.Dense(3)] partial class Model;";

    [Fact]
    public void A_library_behind_an_alias_alone_is_reported_at_the_network()
    {
        Outcome outcome = new Project(Source) { LibraryAliases = "Net" }.Generate();

        Assert.Null(outcome.Exception);
        Assert.Equal("CN0018", Assert.Single(outcome.Reports).Id);
        Assert.Equal("The code generated for 'Model' uses global::CompiledNet, but the project references the library under the alias 'Net' alone; write Aliases=\"global,Net\" on the reference", outcome.Reports[0].GetMessage(null));
        Assert.Equal(Source.IndexOf("Net::CompiledNet.Network", StringComparison.Ordinal), outcome.Reports[0].Location.SourceSpan.Start);
        Assert.Empty(outcome.Files);
        Assert.Empty(outcome.Problems);
    }

    [Theory]
    [InlineData("global,Net")]
    [InlineData("Net,global")]
    public void Beside_the_global_name_an_alias_does_no_harm(string aliases) =>
        new Project(Source) { LibraryAliases = aliases }.Generate().CompilesCleanly();
}
