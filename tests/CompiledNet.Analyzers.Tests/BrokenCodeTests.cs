using CompiledNet.Analyzers.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Analyzers.Tests;

/// <summary>Most of the time, code in an editor does not compile.</summary>
public class BrokenCodeTests
{
    private const string Whole = """
        using CompiledNet;
        [Network(inputs: 4), Dense(33, Initializer = Initializer.Zeros)]
        [Dense(1, Activation.Softmax, Name = "Output", Initializer = Initializer.Constant), Loss(LossFunction.Huber, Delta = 2)]
        partial class Net;
        class User
        {
            void Use(Net model, Trainer<Net> trainer, float[] x)
            {
                float[] y = [1, 2, 3];
                model.Forward(x, stackalloc float[9]);
                model.Backward(y, new float[2], model.Parameters);
                System.Threading.Tasks.Parallel.For(0, 8, i => trainer.Step(x, y));
            }
        }
        """;

    public static TheoryData<string> Ids => new("CN0103", "CN0105", "CN0201", "CN0102");

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Declarations_are_looked_at_while_the_code_does_not_compile(string id)
    {
        string broken = Whole.Replace("partial class Net;", "class Net { void Method( }", StringComparison.Ordinal);

        Assert.Contains(await Analysis.Run(broken), finding => finding.Id == id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Errors_in_a_declaration_do_not_hide_what_else_is_wrong(string id)
    {
        string broken = Whole.Replace("LossFunction.Huber", "LossFunction.BinaryCrossEntropy", StringComparison.Ordinal);

        Assert.Contains(await Analysis.Run(broken), finding => finding.Id == id);
    }

    [Fact]
    public async Task Layers_without_an_order_are_left_to_the_generator() => Assert.Empty(await Analysis.Run(
        """
        using CompiledNet;
        [Network(4), Dense(1, Activation.Softmax), Dense(2)] partial class Net;
        [Dense(33)] partial class Net;
        """));

    [Fact]
    public async Task No_prefix_of_a_file_breaks_an_analyzer()
    {
        foreach (SyntaxToken token in Tokens())
            await AssertSound(Whole[..token.Span.End]);
    }

    [Fact]
    public async Task No_missing_token_breaks_an_analyzer()
    {
        foreach (SyntaxToken token in Tokens())
            await AssertSound(Whole.Remove(token.SpanStart, token.Span.Length));
    }

    [Theory]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net; [CompiledNet.Network(4), CompiledNet.Dense(2)] class Net;")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] struct Net;")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] enum Net;")]
    [InlineData("[CompiledNet.Network(4), CompiledNet.Dense(2)] delegate void Net();")]
    [InlineData("[CompiledNet.Network(4)] partial class Net;")]
    [InlineData("namespace CompiledNet { class NetworkAttribute : System.Attribute; [Network] class Net; }")]
    [InlineData("class NetworkAttribute : System.Attribute; [Network] class Net;")]
    public Task No_odd_file_breaks_an_analyzer(string source) => AssertSound(source);

    /// <summary>The run fails when an analyzer throws.</summary>
    private static async Task AssertSound(string source) =>
        Assert.DoesNotContain(await Analysis.Run(source), finding => finding.Id == "AD0001");

    private static IEnumerable<SyntaxToken> Tokens() =>
        CSharpSyntaxTree.ParseText(Whole).GetRoot().DescendantTokens();
}
