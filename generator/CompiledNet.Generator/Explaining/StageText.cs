using System.Collections;
using System.Globalization;
using System.Reflection;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Programs;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Explaining;

/// <summary>Writes what a stage hands on for people: records with their values, on one line where they fit.</summary>
internal static class StageText
{
    private const int LineLength = 118;

    /// <param name="value">A record of a stage.</param>
    /// <param name="known">Values that the reader has seen, and what they are called; they are named and not repeated.</param>
    public static string Of(object value, params (object Value, string Name)[] known) =>
        string.Concat(Lines("", value, known, indent: 0).Select(line => $"{line}\n"));

    /// <param name="label">What stands before the value: <c>Inputs = </c>.</param>
    /// <param name="value">A record, a list, or something that has no parts.</param>
    /// <param name="known">As above.</param>
    /// <param name="indent">The spaces before the first line.</param>
    private static IEnumerable<string> Lines(string label, object? value, (object Value, string Name)[] known, int indent)
    {
        string start = new string(' ', indent) + label;
        string line = start + OnOneLine(value, known);
        bool isWhole = line.Length <= LineLength && !(indent == 0 && IsRecord(value, known)) && !(value is IEnumerable list and not string && Items(list).Any(item => item is IDetailed));
        if (isWhole || !HasParts(value, known))
            return [line];

        return value is IEnumerable items
            ? Items(items).SelectMany(item => item switch
            {
                ILabelled labelled => Record($"{labelled.Label.Notation}: ", labelled.Content, known, indent + 2),
                IDetailed => Record("", item, known, indent + 2),
                _ => Lines("", item, known, indent + 2),
            }).Prepend(start.TrimEnd())
            : Record(label, value!, known, indent);
    }

    private static IEnumerable<string> Record(string label, object value, (object Value, string Name)[] known, int indent) =>
        Properties(value).SelectMany(property => Lines($"{property.Name} = ", property.Value, known, indent + 2)).Prepend(new string(' ', indent) + label + value.GetType().Name);

    private static string OnOneLine(object? value, (object Value, string Name)[] known) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        bool flag => flag ? "true" : "false",
        Enum constant => constant.ToString(),
        IFormattable number when value.GetType().IsPrimitive => number.ToString(null, CultureInfo.InvariantCulture),
        _ when NameOf(value, known) is { } name => name,
        INotation named => named.Notation,
        LocationInfo location => $"({location.Lines.Start.Line + 1},{location.Lines.Start.Character + 1})",
        IEnumerable items => $"[{string.Join(", ", Items(items).Select(item => OnOneLine(item, known)))}]",
        _ when IsWritten(value) => string.Join(" at ", Properties(value).Select(property => OnOneLine(property.Value, known))),
        _ when !Properties(value).Any() => value.GetType().Name,
        _ => $"{value.GetType().Name} {{ {string.Join(", ", Properties(value).Select(property => $"{property.Name} = {OnOneLine(property.Value, known)}"))} }}",
    };

    /// <summary>What has no parts stays on its line, however long.</summary>
    private static bool HasParts(object? value, (object Value, string Name)[] known) => IsRecord(value, known) || value is IEnumerable and not string;

    private static bool IsRecord(object? value, (object Value, string Name)[] known) =>
        value is not (null or string or Enum or LocationInfo or INotation or IEnumerable)
        && !value.GetType().IsPrimitive
        && !IsWritten(value)
        && NameOf(value, known) is null;

    private static bool IsWritten(object value) =>
        value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Written<>);

    private static string? NameOf(object value, (object Value, string Name)[] known) =>
        Array.Find(known, seen => ReferenceEquals(seen.Value, value)).Name;

    private static IEnumerable<object?> Items(IEnumerable items) => items.Cast<object?>();

    /// <summary>What the record is made of, in the order of its parameters; what follows from that is left out.</summary>
    private static IEnumerable<(string Name, object? Value)> Properties(object record) =>
        record.GetType()
            .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(constructor => !IsCopy(constructor))
            .OrderByDescending(constructor => constructor.GetParameters().Length)
            .First()
            .GetParameters()
            .Select(parameter => (parameter.Name!, (object?)record.GetType().GetProperty(parameter.Name!)!.GetValue(record)));

    /// <summary>Whether a constructor takes another record of its type, whose parts it copies.</summary>
    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is { Length: 1 } parameters && parameters[0].ParameterType == constructor.DeclaringType;
}
