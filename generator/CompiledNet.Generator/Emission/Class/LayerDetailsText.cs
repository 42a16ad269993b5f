using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>What a layer's description tells that differs from what it tells of most layers.</summary>
internal static class LayerDetailsText
{
    /// <summary>Properties with their values; empty where all have their defaults.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="place">Its place among all, from 0: most layers read the one before.</param>
    public static string Of(LayerModel layer, int place) => string.Join(" ", Properties(layer, place));

    private static IEnumerable<string> Properties(LayerModel layer, int place)
    {
        LayerDetails details = layer.Details;
        LayerDetails defaults = LayerDetails.None;
        if (!layer.ReadsOnly(place))
            yield return $"Inputs = [{string.Join(", ", layer.Inputs.Select(number => number - 1))}],";
        if (details.KernelSize.Count > 0)
            yield return $"KernelSize = [{string.Join(", ", details.KernelSize)}],";
        if (details.Stride != defaults.Stride)
            yield return $"Stride = {details.Stride},";
        if (details.Dilation != defaults.Dilation)
            yield return $"Dilation = {details.Dilation},";
        if (details.Groups != defaults.Groups)
            yield return $"Groups = {details.Groups},";
        if (details.Padding != defaults.Padding)
            yield return $"Padding = global::CompiledNet.Padding.{details.Padding},";
        if (details.Epsilon != defaults.Epsilon)
            yield return $"Epsilon = {Literal.Float(details.Epsilon)},";
        if (details.Momentum != defaults.Momentum)
            yield return $"Momentum = {Literal.Float(details.Momentum)},";
        if (details.Rate != defaults.Rate)
            yield return $"Rate = {Literal.Float(details.Rate)},";
        if (details.ReturnSequences)
            yield return "ReturnSequences = true,";
        if (details.GoBackwards)
            yield return "GoBackwards = true,";
        if (!details.ResetAfter)
            yield return "ResetAfter = false,";
        if (details.Columns.Count > 0)
            yield return $"Columns = [{string.Join(", ", details.Columns)}],";
    }
}
