using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Running;
using CompiledNet.Programs.Tests.Cases;
using CompiledNet.Properties.Tests.Running;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Programs.Tests.Evaluating;

/// <summary>The networks of <see cref="WrittenLoss"/> with a loss of the library.</summary>
internal static class BuiltIn
{
    public static (NetworkModel Model, Type Type) Compile(string function, int outputs)
    {
        Outcome outcome = new Project($"using CompiledNet; [Network({outputs}), Dense({outputs}, UseBias = false), Loss(LossFunction.{function})] public sealed partial class Net;") { Optimization = OptimizationLevel.Release }.Generate();
        return (CompiledNetwork.ModelsOf(outcome).Single(), LoadedProject.Of(outcome).Networks.Single());
    }
}
