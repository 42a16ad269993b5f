using CompiledNet.Snapshots.Testing;

namespace CompiledNet.Snapshots.Tests;

public sealed class RunningTestTests
{
    [Fact]
    public void A_fact_is_named_by_class_and_method() =>
        Assert.Equal("RunningTestTests.A_fact_is_named_by_class_and_method", RunningTest.Current(null).Prefix);

    [Theory]
    [InlineData(3, "a")]
    public void A_case_of_a_theory_is_named_by_its_arguments(int n, string text) =>
        Assert.Equal(
            $"RunningTestTests.A_case_of_a_theory_is_named_by_its_arguments_n={n}_text={text}",
            RunningTest.Current(null).Prefix);

    [Theory]
    [InlineData(3, "a")]
    public void Values_given_replace_the_arguments_and_may_be_fewer(int n, string text) =>
        Assert.Equal(
            $"RunningTestTests.Values_given_replace_the_arguments_and_may_be_fewer_n={n + 1}",
            RunningTest.Current([n + text.Length]).Prefix);

    [Theory]
    [InlineData(3)]
    public void More_values_than_parameters_are_refused(int n) =>
        Assert.Throws<InvalidOperationException>(() => RunningTest.Current([n, n]));

    [Fact]
    public async Task Outside_a_test_nothing_can_be_verified()
    {
        // xunit keeps the running test in the execution context.
        Task<Exception?> outside;
        using (ExecutionContext.SuppressFlow())
            outside = Task.Run(() => Record.Exception(() => RunningTest.Current(null)));

        Assert.IsType<InvalidOperationException>(await outside);
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData(true, "True")]
    [InlineData(-3, "-3")]
    [InlineData(0.25, "0.25")]
    [InlineData(1e-3f, "0.001")]
    [InlineData('x', "x")]
    [InlineData(DayOfWeek.Monday, "Monday")]
    [InlineData("a b/c:d\"e", "a b-c-d-e")]
    public void An_argument_is_invariant_text_that_a_file_name_can_have(object? value, string text) =>
        Assert.Equal(text, ArgumentText.Of(value));

    [Fact]
    public void A_list_is_its_items()
    {
        Assert.Equal("64,32,10", ArgumentText.Of(new[] { 64, 32, 10 }));
        Assert.Equal("[1,2],[3],[]", ArgumentText.Of(new int[][] { [1, 2], [3], [] }));
        Assert.Equal("[]", ArgumentText.Of(Array.Empty<int>()));
    }

    [Fact]
    public void A_date_must_be_given_as_text() =>
        Assert.Throws<NotSupportedException>(() => ArgumentText.Of(DateTime.UnixEpoch));

    public sealed class Nested
    {
        [Fact]
        public void A_nested_class_is_named_after_its_container() =>
            Assert.Equal("RunningTestTests.Nested.A_nested_class_is_named_after_its_container", RunningTest.Current(null).Prefix);
    }
}
