using System.Reflection;

namespace CompiledNet.Generator.Tests.Caching;

/// <summary>The steps of the pipeline, and a source that makes those speak which have nothing to say of right networks.</summary>
internal static class Steps
{
    public const string Wrong = """
        using CompiledNet;
        [Network(0), Dense(2), Loss(LossFunction.Huber)] partial class Wrong;
        [Network(4), Dense(2, (Activation)99)] partial class AlsoWrong;
        [Dense(2)] partial class Orphan;
        """;

    /// <summary>All of <see cref="TrackingNames"/>, so that no step is forgotten.</summary>
    public static TheoryData<string> All =>
        [.. typeof(TrackingNames).GetFields(BindingFlags.Static | BindingFlags.Public).Select(name => (string)name.GetRawConstantValue()!)];
}
