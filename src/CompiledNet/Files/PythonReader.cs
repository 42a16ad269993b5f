namespace CompiledNet;

/// <summary>Reads the few things of Python's notation that the header of an npy file has.</summary>
internal sealed class PythonReader(string text)
{
    private int _position;

    /// <summary>Takes a sign if it comes next.</summary>
    public bool Take(char sign)
    {
        SkipSpace();
        if (_position >= text.Length || text[_position] != sign)
            return false;
        _position++;
        return true;
    }

    /// <exception cref="InvalidDataException">Something else comes next.</exception>
    public void Require(char sign)
    {
        if (!Take(sign))
            throw Unexpected($"'{sign}'");
    }

    /// <summary>A text between quotes, which has no escapes.</summary>
    /// <exception cref="InvalidDataException">Something else comes next.</exception>
    public string String()
    {
        SkipSpace();
        char quote = _position < text.Length ? text[_position] : ' ';
        int end = quote is '\'' or '"' ? text.IndexOf(quote, _position + 1) : -1;
        if (end < 0 || text.AsSpan(_position, end - _position).Contains('\\'))
            throw Unexpected("a string");
        string value = text[(_position + 1)..end];
        _position = end + 1;
        return value;
    }

    /// <exception cref="InvalidDataException">Something else comes next.</exception>
    public bool Boolean()
    {
        SkipSpace();
        foreach ((string word, bool value) in (ReadOnlySpan<(string, bool)>)[("True", true), ("False", false)])
        {
            if (!text.AsSpan(_position).StartsWith(word))
                continue;
            _position += word.Length;
            return value;
        }
        throw Unexpected("True or False");
    }

    /// <summary>The digits of a whole number.</summary>
    /// <exception cref="InvalidDataException">Something else comes next.</exception>
    public string Digits()
    {
        SkipSpace();
        int start = _position;
        while (_position < text.Length && char.IsAsciiDigit(text[_position]))
            _position++;
        if (_position == start)
            throw Unexpected("a whole number");
        string digits = text[start.._position];
        // Python 2 wrote an L behind long numbers.
        if (_position < text.Length && text[_position] == 'L')
            _position++;
        return digits;
    }

    /// <exception cref="InvalidDataException">Something comes.</exception>
    public void RequireEnd()
    {
        SkipSpace();
        if (_position < text.Length)
            throw Unexpected("its end");
    }

    private void SkipSpace()
    {
        while (_position < text.Length && text[_position] is ' ' or '\n' or '\t' or '\r')
            _position++;
    }

    private InvalidDataException Unexpected(string expected)
    {
        string rest = text[Math.Min(_position, text.Length)..].Trim();
        string found = rest.Length == 0 ? "nothing" : rest.Length > 40 ? rest[..40] + "…" : rest;
        return new InvalidDataException($"The header has {found} where {expected} was expected.");
    }
}
