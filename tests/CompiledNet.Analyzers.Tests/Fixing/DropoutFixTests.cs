using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Fixing;

/// <summary>A dropout of the outputs, and how it is removed.</summary>
public class DropoutFixTests
{
    [Theory]
    [InlineData("[Network(4)]\n[Dense(3)]\n[Dropout(0.5f)]\npartial class Net;", "[Network(4)]\n[Dense(3)]\npartial class Net;")]
    [InlineData("[Network(4), Dense(3), Dropout(0.5f), Flatten] partial class Net;", "[Network(4), Dense(3), Flatten] partial class Net;")]
    public Task The_layer_is_removed(string before, string after) =>
        FixRun.Fixes("CN0111", "Remove 'Dropout1'", $"using CompiledNet;\n{before}", $"using CompiledNet;\n{after}");
}
