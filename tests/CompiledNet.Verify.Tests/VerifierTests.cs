using VerifyXunit;

namespace CompiledNet.Snapshots.Tests;

public sealed class VerifierTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("snapshots-");

    public void Dispose() => _directory.Delete(recursive: true);

    private string SourceFile => Path.Combine(_directory.FullName, "VerifierTests.cs");

    private IEnumerable<string> SnapshotNames =>
        _directory.GetDirectories("Snapshots").SelectMany(folder => folder.GetFiles()).Select(file => file.Name);

    [Fact]
    public async Task A_driver_is_compared_with_the_snapshots_beside_the_source_file()
    {
        var name = Accepted("VerifierTests.A_driver_is_compared_with_the_snapshots_beside_the_source_file");

        await Verifier.Verify(GeneratorRun.Files(("A.g.cs", "class A;")), sourceFile: SourceFile);

        Assert.Equal([name], SnapshotNames);
    }

    [Fact]
    public async Task A_run_result_is_compared_as_its_driver_is()
    {
        var name = Accepted("VerifierTests.A_run_result_is_compared_as_its_driver_is");

        await Verifier.Verify(GeneratorRun.Files(("A.g.cs", "class A;")).GetRunResult(), sourceFile: SourceFile);

        Assert.Equal([name], SnapshotNames);
    }

    [Theory]
    [InlineData(3)]
    public async Task Parameters_are_a_part_of_the_name(int n)
    {
        var name = Accepted("VerifierTests.Parameters_are_a_part_of_the_name_n=3");

        await Verifier.Verify(GeneratorRun.Files(("A.g.cs", "class A;")), sourceFile: SourceFile).UseParameters(n);

        Assert.Equal([name], SnapshotNames);
    }

    [Theory]
    [InlineData(new[] { 4, 3 })]
    public async Task An_array_is_one_parameter(int[] sizes)
    {
        var name = Accepted("VerifierTests.An_array_is_one_parameter_sizes=4,3");

        await Verifier.Verify(GeneratorRun.Files(("A.g.cs", "class A;")), sourceFile: SourceFile).UseParameters(sizes);

        Assert.Equal([name], SnapshotNames);
    }

    [Theory]
    [InlineData(4, "tanh")]
    public Task Several_parameters_are_given_in_order_and_the_verification_can_be_returned(int n, string activation)
    {
        Accepted($"VerifierTests.{nameof(Several_parameters_are_given_in_order_and_the_verification_can_be_returned)}_n=4_activation=tanh");

        return Verifier.Verify(GeneratorRun.Files(("A.g.cs", "class A;")), sourceFile: SourceFile).UseParameters(n, activation);
    }

    [Fact]
    public async Task The_same_name_cannot_be_verified_twice()
    {
        Accepted("VerifierTests.The_same_name_cannot_be_verified_twice");
        var driver = GeneratorRun.Files(("A.g.cs", "class A;"));
        await Verifier.Verify(driver, sourceFile: SourceFile);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Verifier.Verify(driver, sourceFile: SourceFile).ToTask());
    }

    [Fact]
    public async Task Parameters_come_before_the_comparison()
    {
        Accepted("VerifierTests.Parameters_come_before_the_comparison");
        var verification = Verifier.Verify(GeneratorRun.Files(("A.g.cs", "class A;")), sourceFile: SourceFile);
        await verification;

        Assert.Throws<InvalidOperationException>(() => { _ = verification.UseParameters(1); });
    }

    [Fact]
    public void Source_generators_are_initialised_once()
    {
        Assert.True(VerifyTests.VerifySourceGenerators.Initialized);
        Assert.Throws<InvalidOperationException>(VerifyTests.VerifySourceGenerators.Initialize);
    }

    private string Accepted(string prefix)
    {
        var name = $"{prefix}#A.g.verified.cs";
        var folder = _directory.CreateSubdirectory("Snapshots");
        File.WriteAllText(Path.Combine(folder.FullName, name), "//HintName: A.g.cs\nclass A;");
        return name;
    }
}
