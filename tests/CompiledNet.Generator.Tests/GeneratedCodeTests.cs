using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests;

/// <summary>The generated files as they are, to be read.</summary>
public class GeneratedCodeTests
{
    [Fact]
    public Task Of_logistic_regression() => Verify(Networks.LogisticRegression);

    [Fact]
    public Task Of_a_classifier_with_labels() => Verify(Networks.DigitClassifier);

    [Fact]
    public Task Of_a_tanh_regression() => Verify(Networks.TanhRegression);

    [Fact]
    public Task Of_a_nested_network_with_keywords_as_names() => Verify(Networks.NestedWithKeywordNames);

    [Fact]
    public Task Of_activations_whose_derivative_needs_the_pre_activation() => Verify(Networks.GELUWithHuber);

    [Fact]
    public Task Of_a_classifier_of_images() => Verify(Networks.ImageClassifier);

    [Fact]
    public Task Of_a_convolutional_network() => Verify(Networks.LeNet);

    [Fact]
    public Task Of_a_residual_network() => Verify(Networks.Residual);

    [Fact]
    public Task Of_a_stream() => Verify(Networks.Stream);

    [Fact]
    public Task Of_logistic_regression_with_precompiled_kernels() => Verify(new Project(Networks.LogisticRegression) { Kernels = "Precompiled" });

    [Fact]
    public Task Of_a_tanh_regression_with_precompiled_kernels() => Verify(new Project(Networks.TanhRegression) { Kernels = "Precompiled" });

    private static Task Verify(string source) => Verify(new Project(source));

    private static Task Verify(Project project) => Verifier.Verify(project.Generate().CompilesCleanly().Driver);
}
