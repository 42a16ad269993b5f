using CompiledNet.Generator.Planning.Rowwise;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Planning;

/// <summary>What values are called in kernels.</summary>
public class ValueNamesTests
{
    [Theory]
    [InlineData("z[2]", "z")]
    [InlineData("h′[1]", "hPrime")]
    [InlineData("i[1]", "iValue")]
    [InlineData("wx[1]ₜ", "wx")]
    [InlineData("a[1] with borders", "a")]
    public void Variables_have_the_name_of_the_value_without_its_layer(string notation, string name) => Assert.Equal(name, ValueNames.Of(notation));

    [Theory]
    [InlineData("in")]
    [InlineData("row[3]")]
    [InlineData("2x")]
    [InlineData("u·h[1]")]
    [InlineData("[1]")]
    public void Every_name_is_a_valid_variable(string notation)
    {
        string name = ValueNames.Of(notation);

        Assert.True(SyntaxFacts.IsValidIdentifier(name), name);
        Assert.Equal(SyntaxKind.None, SyntaxFacts.GetKeywordKind(name));
        Assert.NotEqual("row", name);
    }
}
