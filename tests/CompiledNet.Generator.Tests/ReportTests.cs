using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests;

/// <summary>Diagnostics as the user sees them, with title, help link and place.</summary>
public class ReportTests
{
    [Fact]
    public Task Of_a_network_with_many_mistakes() => Verifier.Verify(new Project("""
        using CompiledNet;

        namespace Telling;

        [Network(0)]
        [Dense(32, Activation.LeakyReLU, Slope = 2, Name = "first layer")]
        [Dense(-10, Activation.Tanh, Alpha = 1)]
        public sealed partial class ManyMistakes;

        [Dense(10)]
        public sealed partial class Orphan;
        """).Generate().Driver);
}
