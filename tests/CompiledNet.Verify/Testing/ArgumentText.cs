using System.Buffers;
using System.Collections;
using System.Globalization;

namespace CompiledNet.Snapshots.Testing;

/// <summary>The argument of a theory as a part of a file name.</summary>
internal static class ArgumentText
{
    // What some file system refuses, on every machine, so that names are the same everywhere.
    private static readonly SearchValues<char> Refused =
        SearchValues.Create([.. "\"\\<>|:*?/", .. Enumerable.Range(0, 32).Select(code => (char)code)]);

    /// <summary>Text of numbers, enums, strings and lists of them; characters that file names can't have become <c>-</c>.</summary>
    /// <param name="value">The argument.</param>
    /// <exception cref="NotSupportedException">Verify has a form of its own for the type.</exception>
    public static string Of(object? value) => value switch
    {
        null => "null",
        DateTime or DateTimeOffset or DateOnly or TimeOnly or IDictionary =>
            throw new NotSupportedException($"Give a {value.GetType().Name} to UseParameters as text."),
        string text => WithoutRefused(text),
        IEnumerable list => Items(list) is { Length: > 0 } items ? string.Join(',', items) : "[]",
        IFormattable formattable => WithoutRefused(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => WithoutRefused(value.ToString() ?? "null"),
    };

    // A list within a list has brackets.
    private static string[] Items(IEnumerable list) =>
        [.. list.Cast<object?>().Select(item => item is IEnumerable and not string && Of(item) is not "[]" ? $"[{Of(item)}]" : Of(item))];

    private static string WithoutRefused(string text) =>
        string.Create(text.Length, text, (result, source) => source.AsSpan().ReplaceAny(result, Refused, '-'));
}
