using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>A place in the source as a value; a <see cref="Location"/> would keep the whole syntax tree alive.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo Of(SyntaxNode node) => Of(node.GetLocation());

    public static LocationInfo Of(Location location) =>
        new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    /// <summary>From the first of places in one file to the last.</summary>
    public static LocationInfo Around(IEnumerable<LocationInfo> places)
    {
        LocationInfo[] sorted = [.. places.OrderBy(place => place.Span.Start)];
        LocationInfo first = sorted[0];
        LocationInfo last = sorted[sorted.Length - 1];
        return new LocationInfo(first.Path, TextSpan.FromBounds(first.Span.Start, last.Span.End), new LinePositionSpan(first.Lines.Start, last.Lines.End));
    }

    public Location ToLocation() => Location.Create(Path, Span, Lines);

    /// <summary>The place in its syntax tree, for those who have it at hand.</summary>
    public Location ToLocation(SyntaxTree tree) => Location.Create(tree, Span);
}
