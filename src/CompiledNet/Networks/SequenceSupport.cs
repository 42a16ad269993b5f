namespace CompiledNet;

/// <summary>What is said of sequences where rows are not steps in time.</summary>
internal static class SequenceSupport
{
    public static NotSupportedException None<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> =>
        new($"The rows of {TNetwork.Description.Name} are not steps in time; write [Network(features, Streaming = true)] for that.");
}
