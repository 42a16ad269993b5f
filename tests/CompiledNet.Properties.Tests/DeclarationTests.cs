using CompiledNet.Generator.Tests.Running;
using CompiledNet.Properties.Tests.Declarations;
using CsCheck;

namespace CompiledNet.Properties.Tests;

/// <summary>What the generator says of declarations that nobody thought of.</summary>
public class DeclarationTests
{
    [Fact]
    public void Of_a_right_declaration_comes_one_file_and_no_complaint() => SoundNetworks.OfAnySize.Sample(
        network =>
        {
            Outcome outcome = new Project(network.Source).Generate();

            Assert.Null(outcome.Exception);
            Assert.Empty(outcome.Reports);
            Assert.Single(outcome.Files);
        },
        iter: 1500,
        print: network => network.Source);

    [Fact]
    public void Of_a_right_declaration_of_a_stream_comes_one_file_and_no_complaint() => StreamNetworks.Small.Sample(
        network =>
        {
            Outcome outcome = new Project(network.Source).Generate();

            Assert.Null(outcome.Exception);
            Assert.Empty(outcome.Reports);
            Assert.Single(outcome.Files);
            Assert.Empty(outcome.BrokenDeclarations);
        },
        iter: 200,
        print: network => network.Source);

    [Fact]
    public void A_mistake_is_answered_by_its_diagnostic_alone() => Gen.Select(SoundNetworks.OfAnySize, Gen.OneOf([.. Mistakes.All]), Gen.Int[0, 3]).Sample(
        (network, mistake, layer) =>
        {
            string source = mistake.Apply(network, layer).Source;
            Outcome outcome = new Project(source).Generate();

            Assert.Null(outcome.Exception);
            Assert.Equal([mistake.Id], outcome.Reports.Select(report => report.Id).Distinct());
            Assert.Empty(outcome.Files);
            Assert.All(outcome.Reports, report => Assert.InRange(report.Location.SourceSpan.End, 1, source.Length));
        },
        iter: 2000,
        print: sample => $"{sample.Item2.Id} in\n{sample.Item2.Apply(sample.Item1, sample.Item3).Source}");

    [Fact]
    public void Many_mistakes_at_once_do_not_hide_that_something_is_wrong() => WithMistakes.Sample(
        source =>
        {
            Outcome outcome = new Project(source).Generate();

            Assert.Null(outcome.Exception);
            Assert.Empty(outcome.Files);
            Assert.NotEmpty(outcome.Reports);
        },
        iter: 1000,
        print: source => source);

    /// <summary>As after a slip of the hand, or in the middle of typing.</summary>
    [Fact]
    public void Text_cut_out_breaks_neither_the_generator_nor_its_code() => Gen.Select(Gen.OneOf(SoundNetworks.OfAnySize.Select(network => network.Source), WithMistakes), Gen.Int[0, 2000], Gen.OneOf(1, 1, 5, 30, 2000)).Select(Cut).Sample(
        source =>
        {
            Outcome outcome = new Project(source).Generate();

            Assert.True(outcome.Exception is null, $"{outcome.Exception}");
            if (!outcome.Files.IsEmpty)
                Assert.Empty(outcome.BrokenDeclarations);
        },
        iter: 1000,
        print: source => source);

    private static Gen<string> WithMistakes { get; } =
        from network in SoundNetworks.OfAnySize
        // With no attribute left there would be nothing wrong, nor with axes of classes that another mistake joins.
        from mistakes in Gen.Select(Gen.OneOf([.. Mistakes.All.Where(mistake => mistake.Id is not ("CN0009" or "CN0031"))]), Gen.Int[0, 3]).Array[2, 4]
        select mistakes.Aggregate(network, (wrong, mistake) => mistake.Item1.Apply(wrong, mistake.Item2)).Source;

    private static string Cut(string source, int start, int length)
    {
        int first = start % source.Length;
        return source.Remove(first, Math.Min(length, source.Length - first));
    }
}
