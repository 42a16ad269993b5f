using System.Text;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Snapshots.Texts;

/// <summary>A place in the source: the lines around it with carets below, as a comment, then path and span.</summary>
internal static class LocationText
{
    private const int ContextLines = 1;

    public static string Of(Location location)
    {
        var span = location.GetMappedLineSpan();
        // Verify writes paths as Windows does, so that snapshots are the same everywhere.
        var place = span.IsValid ? $"{span.Path.Replace('/', '\\')}: {span.Span}" : "";
        return location.SourceTree is { } tree
            ? $"/*\n{Excerpt(tree, location, span)}*/\n {place}"
            : place;
    }

    private static string Excerpt(SyntaxTree tree, Location location, FileLinePositionSpan span)
    {
        var lines = tree.GetText().Lines;
        var first = Math.Max(span.StartLinePosition.Line - ContextLines, 0);
        var last = Math.Min(span.EndLinePosition.Line + ContextLines, lines.Count - 1);

        var excerpt = new StringBuilder();
        for (var index = first; index <= last; index++)
        {
            var line = lines[index];
            excerpt.Append(line).Append('\n');
            if (line.Span.Intersection(location.SourceSpan) is { } marked)
                excerpt.Append(' ', marked.Start - line.Start).Append('^', marked.Length).Append('\n');
        }

        return excerpt.ToString();
    }
}
