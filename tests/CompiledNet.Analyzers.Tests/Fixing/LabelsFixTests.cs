using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Fixing;

public class LabelsFixTests
{
    [Theory]
    [InlineData("model.ComputeLoss(x, labels);", "model.ComputeLoss(x, Array.ConvertAll(labels, static label => (int)label));")]
    [InlineData("model.Backward(x, this.labels, gradients);", "model.Backward(x, Array.ConvertAll(this.labels, static label => (int)label), gradients);")]
    [InlineData("trainer.Step(x, labels);", "trainer.Step(x, Array.ConvertAll(labels, static label => (int)label));")]
    public Task Labels_of_a_classifier_become_class_indices(string before, string after) => FixRun.Fixes(
        "CS1503", "Pass the labels as int", Classifier("using System;", before), Classifier("using System;", after));

    [Fact]
    public Task Names_that_mean_something_else_are_written_in_full() => FixRun.Fixes(
        "CS1503", "Pass the labels as int",
        Classifier("", "model.ComputeLoss(x, labels);"),
        Classifier("", "model.ComputeLoss(x, global::System.Array.ConvertAll(labels, static label => (int)label));"));

    [Fact]
    public Task Labels_of_a_single_output_become_targets() => FixRun.Fixes(
        "CS1503", "Pass the labels as float",
        Logistic("model.ComputeLoss(x, labels);"),
        Logistic("model.ComputeLoss(x, Array.ConvertAll(labels, static label => (float)label));"));

    [Fact]
    public Task All_labels_become_class_indices() => FixRun.FixesAll(
        "CS1503", "Pass the labels as int",
        Classifier("using System;", "model.ComputeLoss(x, labels); model.Backward(x, labels, gradients);"),
        Classifier("using System;", "model.ComputeLoss(x, Array.ConvertAll(labels, static label => (int)label)); model.Backward(x, Array.ConvertAll(labels, static label => (int)label), gradients);"));

    [Theory]
    [InlineData("model.ComputeLoss(labels, x);")]
    [InlineData("model.ComputeLoss(x, \"labels\");")]
    [InlineData("System.Math.Abs(labels);")]
    public async Task Other_arguments_are_left_alone(string statement) =>
        Assert.Empty(await FixRun.Titles("CS1503", Classifier("using System;", statement)));

    private static string Classifier(string usings, string statements) =>
        $$"""
        {{usings}}
        using CompiledNet;

        [Network(4), Dense(3, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        partial class Classifier;

        class User
        {
            byte[] labels = [];

            void Use(Classifier model, Trainer<Classifier> trainer, float[] x, ParameterBuffer<Classifier> gradients)
            {
                {{statements}}
            }
        }
        """;

    private static string Logistic(string statements) =>
        $$"""
        using System;
        using CompiledNet;

        [Network(4), Dense(1, Activation.Sigmoid), Loss(LossFunction.BinaryCrossEntropy)]
        partial class Logistic;

        class User
        {
            void Use(Logistic model, float[] x, int[] labels)
            {
                {{statements}}
            }
        }
        """;
}
