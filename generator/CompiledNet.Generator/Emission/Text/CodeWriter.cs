using System.Text;

namespace CompiledNet.Generator.Emission.Text;

/// <summary>Indented text. Lines end with <c>\n</c> on every platform.</summary>
internal sealed class CodeWriter
{
    private const string Indentation = "    ";

    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line() => _text.Append('\n');

    public void Line(string line)
    {
        if (line.Length > 0)
        {
            for (int level = 0; level < _depth; level++)
                _text.Append(Indentation);
            _text.Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>Writes text of several lines, each at the current depth.</summary>
    public void Lines(string lines)
    {
        if (lines.Length == 0)
            return;
        foreach (string line in lines.Split('\n'))
            Line(line.TrimEnd('\r'));
    }

    /// <summary>Writes a header and an opening brace; the closing brace follows when the result is disposed.</summary>
    public Scope Block(string header)
    {
        if (header.Length > 0)
            Lines(header);
        Line("{");
        _depth++;
        return new Scope(this);
    }

    public override string ToString() => _text.ToString();

    public readonly struct Scope(CodeWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}");
        }
    }
}
