using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Fixing;

/// <summary>A PReLU that gets a layer of its own.</summary>
public class LearntActivationFixTests
{
    [Theory]
    [InlineData("[Network(4)]\n[Dense(3, Activation.PReLU)]\n[Dense(2)]", "[Network(4)]\n[Dense(3)]\n[Activation(Activation.PReLU)]\n[Dense(2)]")]
    [InlineData("[Network(4), Dense(3, activation: Activation.PReLU, Name = \"Dense\"), Dense(2)]", "[Network(4), Dense(3, Name = \"Dense\"), Activation(Activation.PReLU), Dense(2)]")]
    [InlineData("[CompiledNet.Network(4)]\n[CompiledNet.Dense(3, CompiledNet.Activation.PReLU)]", "[CompiledNet.Network(4)]\n[CompiledNet.Dense(3)]\n[CompiledNet.Activation(CompiledNet.Activation.PReLU)]")]
    public Task The_activation_becomes_a_layer_behind(string before, string after)
    {
        string name = before.Contains("Name", StringComparison.Ordinal) ? "Dense" : "Dense1";
        return FixRun.Fixes("CN0022", $"Add [Activation(Activation.PReLU)] after '{name}'", $"using CompiledNet;\n{before}\npartial class Net;", $"using CompiledNet;\n{after}\npartial class Net;");
    }
}
