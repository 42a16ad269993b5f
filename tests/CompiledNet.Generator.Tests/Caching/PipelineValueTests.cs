using System.Collections;
using System.Reflection;
using CompiledNet.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator.Tests.Caching;

/// <summary>What goes from step to step: values that compare by what they hold, and hold nothing of the compiler's.</summary>
public class PipelineValueTests
{
    [Theory]
    [MemberData(nameof(Steps.All), MemberType = typeof(Steps))]
    public void No_step_hands_on_what_keeps_a_compilation_alive(string step)
    {
        object[] outputs = Outputs(step);

        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => AssertHoldsNoCompilation(output, step, []));
    }

    [Theory]
    [MemberData(nameof(Steps.All), MemberType = typeof(Steps))]
    public void Two_runs_over_equal_sources_hand_on_equal_values(string step)
    {
        object[] first = Outputs(step);
        object[] second = Outputs(step);

        Assert.All(first.Zip(second), pair => Assert.NotSame(pair.First, pair.Second));
        Assert.All(first.Zip(second), pair => Assert.True(pair.First.Equals(pair.Second)));
        Assert.Equal(first.Select(output => output.GetHashCode()), second.Select(output => output.GetHashCode()));
    }

    [Theory]
    [InlineData("Network(7)", "Network(8)")]
    [InlineData("Dense(9", "Dense(10")]
    [InlineData("Activation.GELU)]", "Activation.SiLU)]")]
    [InlineData(", TanhApproximation = true", "")]
    [InlineData("Delta = 0.5f", "Delta = 0.25f")]
    [InlineData("Network(7)", "Network(7, FusedMultiplyAdd = false)")]
    [InlineData("Dense(9, ", "Dense(9, UseBias = false, activation: ")]
    [InlineData("Dense(9, ", "Dense(9, Name = \"Hidden\", activation: ")]
    [InlineData("Dense(9, ", "Dense(9, Initializer = Initializer.Zeros, activation: ")]
    [InlineData("class GELUWithHuber", "class Other")]
    public void What_is_declared_differently_is_not_equal(string written, string instead)
    {
        string edited = Networks.GELUWithHuber.Replace(written, instead, StringComparison.Ordinal);
        edited = instead.Contains("activation: ", StringComparison.Ordinal) ? Reordered(edited) : edited;

        Assert.NotEqual(Outputs(TrackingNames.Model, Networks.GELUWithHuber).Single(), Outputs(TrackingNames.Model, edited).Single());
        Assert.NotEqual(Outputs(TrackingNames.Source, Networks.GELUWithHuber).Single(), Outputs(TrackingNames.Source, edited).Single());
    }

    [Theory]
    [InlineData("Network(28, 28, 1)", "Network(28, 1, 28)")]
    [InlineData("Network(28, 28, 1)", "Network(784)")]
    [InlineData("[Flatten]", "[Flatten(Name = \"Other\")]")]
    [InlineData("[Flatten(Name = \"Features\")]", "")]
    public void Shapes_and_views_that_are_declared_differently_are_not_equal(string written, string instead)
    {
        string edited = Networks.ImageClassifier.Replace(written, instead, StringComparison.Ordinal);

        Assert.NotEqual(Outputs(TrackingNames.Model, Networks.ImageClassifier).Single(), Outputs(TrackingNames.Model, edited).Single());
        Assert.NotEqual(Outputs(TrackingNames.Source, Networks.ImageClassifier).Single(), Outputs(TrackingNames.Source, edited).Single());
    }

    // Properties stand behind the parameters of an attribute.
    private static string Reordered(string source) => System.Text.RegularExpressions.Regex.Replace(
        source, @"Dense\(9, (.*), activation: Activation\.GELU\)", "Dense(9, Activation.GELU, $1)");

    private static object[] Outputs(string step) => Outputs(step, [.. Networks.Spread, Steps.Wrong]);

    private static object[] Outputs(string step, params string[] sources)
    {
        GeneratorRunResult run = new Project(sources) { ShowStages = "true" }.Generate().Driver.GetRunResult().Results.Single();
        return [.. run.TrackedSteps[step].SelectMany(recorded => recorded.Outputs).Select(output => output.Value)];
    }

    /// <summary>Walks all fields of an object and of what they refer to.</summary>
    private static void AssertHoldsNoCompilation(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || value is TextSpan or LinePositionSpan)
            return;
        if (!value.GetType().IsValueType && !seen.Add(value))
            return;

        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location or AttributeData or Delegate,
            $"{path} holds a {value.GetType()}");
        // Descriptors are static and hold texts; the catalogues of activations and losses are never held.
        if (value is DiagnosticDescriptor)
            return;
        Assert.True(value is Array || IsPlainData(value.GetType()), $"{path} holds a {value.GetType()}");

        if (value is IEnumerable items and (Array or IList))
        {
            foreach (object? item in items)
                AssertHoldsNoCompilation(item, $"{path}[]", seen);
        }

        for (Type? type = value.GetType(); type is not null && type != typeof(Array); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                AssertHoldsNoCompilation(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }

    /// <summary>The generator's own records and arrays, and what .NET has for holding values.</summary>
    private static bool IsPlainData(Type type) =>
        type.Namespace!.StartsWith("CompiledNet.Generator", StringComparison.Ordinal) || type.Namespace is "System" or "System.Collections.Immutable";
}
