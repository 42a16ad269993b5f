using System.Globalization;
using System.Text;

namespace CompiledNet.Generator.Weights;

/// <summary>Reads the JSON of a safetensors header: <c>{"dense1.weight": {"dtype": "F32", "shape": [4, 2], "data_offsets": [0, 32]}, …}</c>.</summary>
internal sealed class HeaderReader
{
    private const string Metadata = "__metadata__";

    // Nothing in a header is nested deeper.
    private const int Deepest = 8;

    private readonly string _text;
    private int _position;

    private HeaderReader(string text) => _text = text;

    /// <exception cref="FormatException">The text is not such a header.</exception>
    public static EquatableArray<StoredTensor> Read(string text)
    {
        var reader = new HeaderReader(text);
        var tensors = new Dictionary<string, StoredTensor>();
        reader.Members(name =>
        {
            if (name == Metadata)
                reader.Skip(0);
            else if (tensors.ContainsKey(name))
                throw new FormatException($"its header has two tensors '{name}'");
            else
                tensors.Add(name, reader.Tensor(name));
        });
        return reader.Next() == '\0' ? tensors.Values.ToEquatableArray() : throw reader.Unexpected("its end");
    }

    private StoredTensor Tensor(string name)
    {
        string type = "";
        List<long>? shape = null, offsets = null;
        Members(member =>
        {
            if (member == "dtype")
                type = String();
            else if (member == "shape")
                shape = Numbers();
            else if (member == "data_offsets")
                offsets = Numbers();
            else
                Skip(0);
        });
        return shape is not null && offsets is { Count: 2 }
            ? new StoredTensor(name, type, shape.ToEquatableArray(), offsets[1])
            : throw new FormatException($"in its header '{name}' has no shape, or not two data_offsets");
    }

    private void Members(Action<string> read)
    {
        Require('{');
        if (Take('}'))
            return;
        do
        {
            string name = String();
            Require(':');
            read(name);
        }
        while (Take(','));
        Require('}');
    }

    private List<long> Numbers()
    {
        var numbers = new List<long>();
        Require('[');
        if (Take(']'))
            return numbers;
        do
        {
            string word = Word();
            numbers.Add(long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                ? number
                : throw new FormatException($"its header has '{word}' where a whole number from 0 was expected"));
        }
        while (Take(','));
        Require(']');
        return numbers;
    }

    private string String()
    {
        Require('"');
        var text = new StringBuilder();
        while (true)
        {
            char next = _position < _text.Length ? _text[_position++] : throw Unexpected("the end of a string");
            if (next == '"')
                return text.ToString();
            text.Append(next == '\\' ? Escaped() : next);
        }
    }

    private char Escaped()
    {
        char sign = _position < _text.Length ? _text[_position++] : throw Unexpected("the end of a string");
        if (sign != 'u')
            return sign switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => sign };
        if (_position + 4 > _text.Length || !int.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
            throw Unexpected("four hexadecimal digits");
        _position += 4;
        return (char)code;
    }

    private void Skip(int depth)
    {
        if (depth > Deepest)
            throw Unexpected("less nesting");
        switch (Next())
        {
            case '{':
                Members(_ => Skip(depth + 1));
                break;
            case '[':
                Require('[');
                if (Take(']'))
                    break;
                do
                    Skip(depth + 1);
                while (Take(','));
                Require(']');
                break;
            case '"':
                String();
                break;
            default:
                Word();
                break;
        }
    }

    /// <summary>A number, or <c>true</c>, <c>false</c>, <c>null</c>.</summary>
    private string Word()
    {
        Next();
        int start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] is '-' or '+' or '.'))
            _position++;
        return _position > start ? _text.Substring(start, _position - start) : throw Unexpected("a value");
    }

    private bool Take(char sign)
    {
        if (Next() != sign)
            return false;
        _position++;
        return true;
    }

    private void Require(char sign)
    {
        if (!Take(sign))
            throw Unexpected($"'{sign}'");
    }

    /// <summary>What comes behind the blanks; the character 0 at the end.</summary>
    private char Next()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\n' or '\r')
            _position++;
        return _position < _text.Length ? _text[_position] : '\0';
    }

    private FormatException Unexpected(string expected) => new($"its header is not JSON: at character {_position} {expected} was expected");
}
