using System.Text.RegularExpressions;

namespace CompiledNet.Generator.Tests.Explaining;

/// <summary>
/// A section of the page for those who come from PyTorch: a scene in C#, in which <c>// …</c> is the place of a line's code, and a table of lines.
/// </summary>
internal sealed partial record PyTorchTable(string Title, string Scene, IReadOnlyList<PyTorchLine> Lines)
{
    private const string Place = "// …";
    private const string Fence = "```csharp\n";

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    public static IReadOnlyList<PyTorchTable> AllOf(string page) => [.. page.Split("\n## ").Skip(1).Where(section => section.Contains(Place, StringComparison.Ordinal)).Select(Of)];

    /// <summary>The scene with the code of a line in its place. A line with <c>[Network(…)]</c> of its own takes the place of the scene's.</summary>
    public string With(PyTorchLine line)
    {
        string scene = line.Code.StartsWith("[Network(", StringComparison.Ordinal)
            ? string.Join("\n", Scene.Split('\n').Where(text => !text.StartsWith("[Network(", StringComparison.Ordinal)))
            : Scene;
        return scene.Replace(Place, line.Code, StringComparison.Ordinal);
    }

    private static PyTorchTable Of(string section)
    {
        string title = section[..section.IndexOf('\n', StringComparison.Ordinal)];
        int start = section.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        string scene = section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
        return new PyTorchTable(title, scene, [.. section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(LineOf)]);
    }

    /// <summary>What a line says is here is code throughout: each span of it, one behind the other.</summary>
    private static PyTorchLine LineOf(string line)
    {
        string[] cells = [.. Bar().Split(line).Select(cell => cell.Trim().Replace(@"\|", "|", StringComparison.Ordinal))];
        Assert.Equal(4, cells.Length);
        return new PyTorchLine(cells[1], string.Join(" ", Code().Matches(cells[2]).Select(span => span.Groups[1].Value)));
    }
}

/// <summary>A line of the table.</summary>
/// <param name="There">What stands in PyTorch's column.</param>
/// <param name="Code">The code in the other one.</param>
internal sealed record PyTorchLine(string There, string Code);
