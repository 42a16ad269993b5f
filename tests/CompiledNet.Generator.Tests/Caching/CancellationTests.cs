using System.Text;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator.Tests.Caching;

/// <summary>An editor drops a run when the next key is pressed.</summary>
public class CancellationTests
{
    private static readonly Project TwoNetworks = new(Networks.DigitClassifier, Networks.TanhRegression);

    [Fact]
    public void A_run_that_was_dropped_before_it_began_is_left()
    {
        GeneratorDriver driver = TwoNetworks.Driver();
        using var dropped = new CancellationTokenSource();
        dropped.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(TwoNetworks.Compilation(), dropped.Token));
        AssertCompletes(driver, TwoNetworks.Compilation());
    }

    [Fact]
    public void A_run_that_is_dropped_while_a_class_is_read_is_left_and_the_next_one_is_whole()
    {
        using var dropped = new CancellationTokenSource();
        var text = new WatchedText(Networks.DigitClassifier, dropped.Cancel);
        CSharpCompilation compilation = TwoNetworks.Compilation();
        compilation = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[0],
            CSharpSyntaxTree.ParseText(text, TwoNetworks.ParseOptions, "Watched.cs", TestContext.Current.CancellationToken));
        GeneratorDriver driver = TwoNetworks.Driver();
        Assert.False(dropped.IsCancellationRequested);

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(compilation, dropped.Token));

        Assert.True(dropped.IsCancellationRequested);
        AssertCompletes(driver, compilation);
    }

    [Fact]
    public void No_stage_begins_in_a_run_that_was_dropped()
    {
        using var dropped = new CancellationTokenSource();
        int calls = 0;
        Func<int, CancellationToken, int> stage = NetworkGenerator.Stage((int value) => value + ++calls);
        Assert.Equal(2, stage(1, dropped.Token));

        dropped.Cancel();

        Assert.Throws<OperationCanceledException>(() => stage(1, dropped.Token));
        Assert.Equal(1, calls);
    }

    private static void AssertCompletes(GeneratorDriver driver, Compilation compilation)
    {
        GeneratorRunResult run = driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Null(run.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(2, run.GeneratedSources.Length);
    }

    /// <summary>Text that tells when somebody asks for its lines, which the generator does for the place of a declaration.</summary>
    private sealed class WatchedText(string text, Action asked) : SourceText
    {
        private readonly SourceText _text = From(text, Encoding.UTF8);

        public override Encoding? Encoding => _text.Encoding;

        public override int Length => _text.Length;

        public override char this[int position] => _text[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
            _text.CopyTo(sourceIndex, destination, destinationIndex, count);

        protected override TextLineCollection GetLinesCore()
        {
            asked();
            return _text.Lines;
        }
    }
}
