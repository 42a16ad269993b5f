using System.Text.RegularExpressions;

namespace CompiledNet.Generator.Tests.Running;

/// <summary>The place of an expected diagnostic.</summary>
internal sealed record Mark(string Id, string Text, int Start);

/// <summary>Source text with the places of expected diagnostics: <c>[Dense({|CN0005:0|})]</c>.</summary>
internal sealed partial record Marked(string Text, IReadOnlyList<Mark> Marks)
{
    [GeneratedRegex(@"\{\|(CN\d{4}):(.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Pattern();

    public static Marked Parse(string marked)
    {
        var marks = new List<Mark>();
        int removed = 0;
        string text = Pattern().Replace(marked, match =>
        {
            string content = match.Groups[2].Value;
            marks.Add(new Mark(match.Groups[1].Value, content, match.Index - removed));
            removed += match.Length - content.Length;
            return content;
        });
        return new Marked(text, marks);
    }
}
