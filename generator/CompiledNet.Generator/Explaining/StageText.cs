using System.Collections;
using System.Globalization;
using System.Reflection;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Explaining;

/// <summary>Writes what a stage hands on for people: records with their values, on one line where they fit.</summary>
internal static class StageText
{
    private const int LineLength = 118;

    /// <param name="value">A record of a stage.</param>
    /// <param name="known">Values that the reader has seen, and what they are called; they are named and not repeated.</param>
    public static string Of(object value, params (object Value, string Name)[] known) =>
        string.Concat(Lines("", value, known, indent: 0).Select(line => $"{line}\n"));

    private static IEnumerable<string> Lines(string label, object? value, (object Value, string Name)[] known, int indent)
    {
        string start = new string(' ', indent) + label;
        string line = start + OnOneLine(value, known);
        if (line.Length <= LineLength && !(indent == 0 && IsRecord(value)))
            return [line];

        IEnumerable<string> inner = value is IEnumerable items and not string
            ? items.Cast<object>().SelectMany(item => Lines("", item, known, indent + 2))
            : Properties(value!).SelectMany(property => Lines($"{property.Name} = ", property.Value, known, indent + 2));
        return inner.Prepend(value is IEnumerable ? start.TrimEnd() : start + value!.GetType().Name);
    }

    private static string OnOneLine(object? value, (object Value, string Name)[] known) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum constant => constant.ToString(),
        IFormattable number when value.GetType().IsPrimitive => number.ToString(null, CultureInfo.InvariantCulture),
        _ when Array.Find(known, seen => ReferenceEquals(seen.Value, value)) is { Name: { } name } => name,
        LocationInfo location => $"({location.Lines.Start.Line + 1},{location.Lines.Start.Character + 1})",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(item => OnOneLine(item, known)))}]",
        _ when value.GetType().Name == "Written`1" => string.Join(" at ", Properties(value).Select(property => OnOneLine(property.Value, known))),
        _ => $"{value.GetType().Name} {{ {string.Join(", ", Properties(value).Select(property => $"{property.Name} = {OnOneLine(property.Value, known)}"))} }}",
    };

    private static bool IsRecord(object? value) => value is not (null or string or IEnumerable or Enum) && !value.GetType().IsPrimitive;

    /// <summary>What the record is made of, in the order of its parameters; what follows from that is left out.</summary>
    private static IEnumerable<(string Name, object? Value)> Properties(object record) =>
        record.GetType()
            .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .OrderByDescending(constructor => constructor.GetParameters().Length)
            .First()
            .GetParameters()
            .Select(parameter => (parameter.Name!, (object?)record.GetType().GetProperty(parameter.Name!)!.GetValue(record)));
}
