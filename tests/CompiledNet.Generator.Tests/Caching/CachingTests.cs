using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace CompiledNet.Generator.Tests.Caching;

/// <summary>What is computed again after an edit.</summary>
public class CachingTests
{
    private static readonly Project TwoNetworks = new(Networks.DigitClassifier, Networks.TanhRegression, "class Unrelated { int X => 1; }");

    [Fact]
    public void An_edit_in_an_unrelated_file_computes_nothing_again()
    {
        RecordedRun run = RecordedRun.Of(TwoNetworks, file: 2, text => text.Replace("1", "2", StringComparison.Ordinal));

        // A class is parsed whenever the compilation changes, for its attributes mean something else if other files change;
        // that it comes out the same stops everything behind.
        Assert.Equal([Unchanged, Unchanged], run.Reasons(TrackingNames.Declaration));
        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Model));
        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Plan));
        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Source));
        Assert.All(run.Files, reason => Assert.Equal(Cached, reason));
    }

    [Theory]
    [MemberData(nameof(Steps.All), MemberType = typeof(Steps))]
    public void An_edit_in_an_unrelated_file_changes_the_output_of_no_step(string step)
    {
        var project = new Project(Networks.DigitClassifier, Networks.TanhRegression, Steps.Wrong, "class Unrelated { int X => 1; }") { ShowStages = "true" };

        RecordedRun run = RecordedRun.Of(project, file: 3, text => text.Replace("1", "12", StringComparison.Ordinal));

        Assert.NotEmpty(run.Reasons(step));
        Assert.All(run.Reasons(step), reason => Assert.True(reason is Cached or Unchanged, $"{step} is {reason}"));
        Assert.NotEmpty(run.Files);
        Assert.All(run.Files, reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_new_file_computes_nothing_again()
    {
        RecordedRun run = RecordedRun.Of(TwoNetworks, before => before.AddSyntaxTrees(TwoNetworks.Parse("class New;", "New.cs")));

        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Model));
        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Source));
        Assert.All(run.Files, reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_run_without_an_edit_computes_nothing_again()
    {
        RecordedRun run = RecordedRun.Of(TwoNetworks, before => before);

        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Declaration));
        Assert.All(run.Files, reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_comment_above_a_network_moves_its_declaration_and_keeps_its_model()
    {
        RecordedRun run = RecordedRun.Of(TwoNetworks, file: 0, text => "// Digits\n" + text);

        Assert.Equal([Modified, Unchanged], run.Reasons(TrackingNames.Declaration));
        Assert.Equal([Unchanged, Cached], run.Reasons(TrackingNames.Model));
        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Plan));
        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Source));
        Assert.All(run.Files, reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_line_between_the_layers_of_an_image_network_keeps_its_model()
    {
        var project = new Project(Networks.ImageClassifier, Networks.DigitClassifier);

        RecordedRun run = RecordedRun.Of(project, file: 0, text => text.Replace("[Flatten]", "\n[Flatten] // one axis", StringComparison.Ordinal));

        Assert.Equal([Modified, Unchanged], run.Reasons(TrackingNames.Declaration));
        Assert.Equal([Unchanged, Cached], run.Reasons(TrackingNames.Model));
        Assert.Equal([Cached, Cached], run.Reasons(TrackingNames.Plan));
        Assert.All(run.Files, reason => Assert.Equal(Cached, reason));
    }

    [Theory]
    [InlineData("What is left", "The rest")]
    [InlineData("float error =", "  float  error\n   =")]
    public void A_comment_or_a_space_in_a_loss_of_the_users_keeps_the_model(string written, string instead)
    {
        RecordedRun run = RecordedRun.Of(new Project(Networks.OwnLoss), file: 0, text => text.Replace(written, instead, StringComparison.Ordinal));

        Assert.Equal([Cached], run.Reasons(TrackingNames.Plan));
        Assert.All(run.Files, reason => Assert.Equal(Cached, reason));
    }

    [Theory]
    [InlineData("1.5f", "1.75f")]
    [InlineData("< 1f", "< 2f")]
    [InlineData("< 1f", "<= 1f")]
    [InlineData("output - target", "target - output")]
    public void Another_formula_of_a_loss_of_the_users_is_another_model(string written, string instead)
    {
        RecordedRun run = RecordedRun.Of(new Project(Networks.OwnLoss), file: 0, text => text.Replace(written, instead, StringComparison.Ordinal));

        Assert.Equal([Modified], run.Reasons(TrackingNames.Model));
        Assert.All(run.Files, reason => Assert.Equal(Modified, reason));
    }

    [Fact]
    public void A_member_of_the_user_keeps_the_model()
    {
        RecordedRun run = RecordedRun.Of(TwoNetworks, file: 0, text => text.Replace("class DigitClassifier;", "class DigitClassifier { int Own => 1; }", StringComparison.Ordinal));

        Assert.Equal([Unchanged, Cached], run.Reasons(TrackingNames.Model));
        Assert.All(run.Files, reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_method_body_in_the_class_keeps_everything()
    {
        var project = new Project(Networks.DigitClassifier, "namespace Telling; partial class DigitClassifier { int Own => 1; }");

        RecordedRun run = RecordedRun.Of(project, file: 1, text => text.Replace("=> 1", "=> 2", StringComparison.Ordinal));

        Assert.Equal([Unchanged], run.Reasons(TrackingNames.Declaration));
        Assert.All(run.Files, reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void An_edit_of_one_network_generates_that_one_alone()
    {
        RecordedRun run = RecordedRun.Of(TwoNetworks, file: 0, text => text.Replace("Dense(32", "Dense(33", StringComparison.Ordinal));

        Assert.Equal([Modified, Cached], run.Reasons(TrackingNames.Model));
        Assert.Equal([Modified, Cached], run.Reasons(TrackingNames.Plan));
        Assert.Equal([Modified, Cached], run.Reasons(TrackingNames.Source));
        Assert.Single(run.Files, reason => reason == Modified);
    }

    [Fact]
    public void A_constant_that_changes_in_another_file_generates_the_network_again()
    {
        var project = new Project("[CompiledNet.Network(Sizes.Inputs), CompiledNet.Dense(2)] partial class Net;", "static class Sizes { public const int Inputs = 4; }");

        RecordedRun run = RecordedRun.Of(project, file: 1, text => text.Replace("4", "5", StringComparison.Ordinal));

        Assert.Equal([Modified], run.Reasons(TrackingNames.Source));
    }

    [Fact]
    public void A_network_that_becomes_wrong_loses_its_file()
    {
        RecordedRun run = RecordedRun.Of(TwoNetworks, file: 0, text => text.Replace("Dense(32", "Dense(0", StringComparison.Ordinal));

        Assert.Equal([Removed, Cached], run.Reasons(TrackingNames.Source));
        Assert.Contains(New, run.Reasons(TrackingNames.Diagnostics));
    }

    [Fact]
    public void A_class_that_takes_another_network_by_case_alone_moves_its_file()
    {
        var project = new Project("[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class Net;", "class Other;");

        RecordedRun run = RecordedRun.Of(project, file: 1, _ => "[CompiledNet.Network(4), CompiledNet.Dense(2)] partial class NET;");

        Assert.Null(run.Exception);
    }

    [Fact]
    public void An_unrelated_edit_reports_a_mistake_from_the_cache()
    {
        var project = new Project("[CompiledNet.Network(0), CompiledNet.Dense(2)] partial class Net; [CompiledNet.Dense(1)] class Orphan;", "class Unrelated;");

        RecordedRun run = RecordedRun.Of(project, file: 1, _ => "class Renamed;");

        Assert.All(run.Reasons(TrackingNames.Diagnostics), reason => Assert.Equal(Cached, reason));
        Assert.All(run.Reasons(TrackingNames.Orphan), reason => Assert.True(reason is Cached or Unchanged));
    }
}
