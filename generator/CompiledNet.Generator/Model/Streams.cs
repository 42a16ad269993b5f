using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>What cannot be computed step by step, as it comes in.</summary>
internal static class Streams
{
    /// <summary>The advice where something needs all steps of a sequence.</summary>
    public const string TakeSequences = "remove it, or let the network take whole sequences, [Network(steps, features)]";

    /// <summary>Reports something.</summary>
    /// <param name="name">What it belongs to.</param>
    /// <param name="location">Where it is written.</param>
    /// <param name="reason">Why it cannot be part of a stream.</param>
    /// <param name="advice">What to do.</param>
    /// <param name="diagnostics">Takes it.</param>
    public static void Report(string name, LocationInfo location, string reason, string advice, List<DiagnosticInfo> diagnostics) =>
        diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NotForStreams, location, name, reason, advice));

    /// <summary>Reports a layer that has no model therefore.</summary>
    public static TModel? Refuse<TModel>(string name, LocationInfo location, string reason, string advice, List<DiagnosticInfo> diagnostics)
        where TModel : LayerModel
    {
        Report(name, location, reason, advice, diagnostics);
        return null;
    }
}
