using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.Diagnosing;

/// <summary>The editor runs the generator at every key that is pressed.</summary>
public class HalfTypedCodeTests
{
    private const string Whole = """
        using CompiledNet;
        namespace @event.Game
        {
            partial record Outer<T>
            {
                const int Units = 8;
                [Network(inputs: 4, FusedMultiplyAdd = true)]
                [Dense(Units * 2, Activation.LeakyReLU, Name = "Hidden", Slope = .2f)]
                [Dense(2, (Activation)(5 - 0), Initializer = Initializer.Zeros)]
                [Loss(LossFunction.CrossEntropy)]
                internal sealed partial class @class : object { int Own => 1; @class(string x) : this(1) { } }
            }
            [Network(3), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)] partial class Gate<T>;
            [Dense(2)] class Lost;
        }
        """;

    [Fact]
    public void No_prefix_of_a_file_breaks_the_generator_or_its_code()
    {
        foreach (int length in Enumerable.Range(0, Whole.Length + 1))
            AssertSound(Whole[..length]);
    }

    [Fact]
    public void No_missing_token_breaks_the_generator_or_its_code()
    {
        foreach (SyntaxToken token in Tokens())
            AssertSound(Whole.Remove(token.SpanStart, token.Span.Length));
    }

    [Fact]
    public void No_repeated_token_breaks_the_generator_or_its_code()
    {
        foreach (SyntaxToken token in Tokens())
            AssertSound(Whole.Insert(token.SpanStart, token.Text + " "));
    }

    [Theory]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)]")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class { }")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net : ")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net<")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net<T, T>;")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net : Net;")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net : Missing;")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net; partial struct Net;")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net; [CompiledNet.Network(4), CompiledNet.Dense(2)] partial record Net;")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net; [CompiledNet.Network(4), CompiledNet.Dense(2)] class Net;")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] class Net; [CompiledNet.Network(4), CompiledNet.Dense(2)] class Net;")]
    [InlineData("namespace A { [CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net; } partial class A { [CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net; }")]
    [InlineData("static class E { [CompiledNet.Network(4), CompiledNet.Dense(2)] extension(int x) { } }")]
    [InlineData("static partial class E { extension(int x) { [CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net; } }")]
    [InlineData("class C { void M() { [CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net; } }")]
    [InlineData("[assembly: CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net;")]
    [InlineData("[return: CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net;")]
    [InlineData("partial interface I<out T> { [CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net; }")]
    [InlineData("partial class \\u0041 { [CompiledNet.Network(4), CompiledNet.Dense(2)] partial class @\\u0042; }")]
    public void No_odd_file_breaks_the_generator_or_its_code(string source) => AssertSound(source);

    private static void AssertSound(string source)
    {
        Outcome outcome = new Project(source).Generate();

        Assert.True(outcome.Exception is null, $"{source}\n\n{outcome.Exception}");
        if (!outcome.Files.IsEmpty)
            Assert.True(outcome.BrokenDeclarations.Count == 0, $"{source}\n\n{string.Join('\n', outcome.BrokenDeclarations)}");
    }

    private static IEnumerable<SyntaxToken> Tokens() =>
        CSharpSyntaxTree.ParseText(Whole).GetRoot().DescendantTokens();
}
