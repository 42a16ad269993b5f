using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes.Editing;

/// <summary>Changes of attributes as changes of their text, which leave everything around as it was written.</summary>
internal static class AttributeEdits
{
    /// <summary>What stands before the attribute's name, and so has to stand before the library's other types: <c>CompiledNet.</c>.</summary>
    public static string Qualifier(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax name => $"{name.Left}.",
        AliasQualifiedNameSyntax name => $"{name.Alias}::",
        _ => "",
    };

    /// <summary>The argument at a place; null if what was written there is the attribute as a whole.</summary>
    public static AttributeArgumentSyntax? ArgumentAt(AttributeSyntax attribute, LocationInfo location) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.Span == location.Span);

    /// <summary>Writes another constant in the place of an argument's, as the old one was written.</summary>
    public static TextChange SetConstant(AttributeSyntax attribute, AttributeArgumentSyntax argument, string type, string constant) => argument.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Span: var name } => new TextChange(name, constant),
        IdentifierNameSyntax { Span: var name } => new TextChange(name, constant),
        { Span: var value } => new TextChange(value, $"{Qualifier(attribute)}{type}.{constant}"),
    };

    /// <summary>Adds an argument behind the others.</summary>
    public static TextChange AddArgument(AttributeSyntax attribute, string argument)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList!;
        return list.Arguments.Count == 0
            ? new TextChange(new TextSpan(list.OpenParenToken.Span.End, 0), argument)
            : new TextChange(new TextSpan(list.Arguments.Last().Span.End, 0), $", {argument}");
    }

    /// <summary>Removes an argument with its comma.</summary>
    public static TextChange RemoveArgument(AttributeArgumentSyntax argument) =>
        new(SpanWithComma(((AttributeArgumentListSyntax)argument.Parent!).Arguments, argument), "");

    /// <summary>Removes arguments that are written; the others are null.</summary>
    public static IEnumerable<TextChange> RemoveArguments(AttributeSyntax attribute, params LocationInfo?[] locations) => locations
        .Where(location => location is not null)
        .Select(location => ArgumentAt(attribute, location!))
        .Where(argument => argument is not null)
        .Select(argument => RemoveArgument(argument!));

    /// <summary>Removes an attribute: with its comma, or with its brackets and, if nothing else stands there, its line.</summary>
    public static TextChange RemoveAttribute(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return new TextChange(SpanWithComma(list.Attributes, attribute), "");

        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(list.Span.End);
        bool isAlone = IsBlank(text, first.Start, list.SpanStart) && IsBlankOrComment(text, list.Span.End, last.End);
        return new TextChange(isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : TextSpan.FromBounds(list.SpanStart, EndOfBlanks(text, list.Span.End)), "");
    }

    /// <summary>Adds an attribute behind another: in the same brackets if these hold several, on the same line, or on the next.</summary>
    public static TextChange InsertAttribute(AttributeSyntax before, SourceText text, string attribute)
    {
        var list = (AttributeListSyntax)before.Parent!;
        if (list.Attributes.Count > 1)
            return new TextChange(new TextSpan(before.Span.End, 0), $", {attribute}");

        TextLine line = text.Lines.GetLineFromPosition(list.Span.End);
        if (!IsBlankOrComment(text, list.Span.End, line.End))
            return new TextChange(new TextSpan(list.Span.End, 0), $" [{attribute}]");

        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart);
        int indent = EndOfBlanks(text, first.Start) - first.Start;
        string lineBreak = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return new TextChange(new TextSpan(line.End, 0), $"{(lineBreak.Length > 0 ? lineBreak : "\n")}{text.ToString(new TextSpan(first.Start, indent))}[{attribute}]");
    }

    /// <summary>Adds an attribute in front of another: in the same brackets if these hold several, on the same line, or on the line before.</summary>
    public static TextChange InsertAttributeBefore(AttributeSyntax next, SourceText text, string attribute)
    {
        var list = (AttributeListSyntax)next.Parent!;
        if (list.Attributes.Count > 1)
            return new TextChange(new TextSpan(next.SpanStart, 0), $"{attribute}, ");

        TextLine line = text.Lines.GetLineFromPosition(list.SpanStart);
        if (!IsBlank(text, line.Start, list.SpanStart))
            return new TextChange(new TextSpan(list.SpanStart, 0), $"[{attribute}] ");

        string lineBreak = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        string indent = text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart));
        return new TextChange(new TextSpan(list.SpanStart, 0), $"[{attribute}]{(lineBreak.Length > 0 ? lineBreak : "\n")}{indent}");
    }

    /// <summary>Gives a layer another activation, and removes the arguments that belong to the old one.</summary>
    public static IEnumerable<TextChange> SetActivation(AttributeSyntax attribute, LayerDeclaration layer, string activation)
    {
        if (layer.ActivationArgument is not { } old)
            yield break;
        LocationInfo[] arguments = [.. old.Flags.Select(flag => flag.Location), .. old.Arguments.Select(argument => argument.Location)];
        foreach (TextChange change in RemoveArguments(attribute, arguments))
            yield return change;

        if (ArgumentAt(attribute, old.Name.Location) is { } written)
            yield return SetConstant(attribute, written, "Activation", activation);
        else if (layer.SizeArgument is { } declared && ArgumentAt(attribute, declared.Location) is { } size)
            yield return new TextChange(new TextSpan(size.Span.End, 0), $", {(size.NameColon is null ? "" : "activation: ")}{Qualifier(attribute)}Activation.{activation}");
    }

    /// <summary>Sets another loss, and removes the arguments that belong to the old one.</summary>
    public static IEnumerable<TextChange> SetLoss(AttributeSyntax attribute, LossDeclaration loss, string function) =>
        ArgumentAt(attribute, loss.Function.Location) is { } written
            ? [SetConstant(attribute, written, "LossFunction", function), .. RemoveArguments(attribute, [.. loss.Arguments.Select(argument => argument.Location)])]
            : [];

    private static TextSpan SpanWithComma<T>(SeparatedSyntaxList<T> list, T item)
        where T : SyntaxNode
    {
        int index = list.IndexOf(item);
        if (index > 0)
            return TextSpan.FromBounds(list[index - 1].Span.End, item.Span.End);
        return list.Count > 1 ? TextSpan.FromBounds(item.SpanStart, list[1].SpanStart) : item.Span;
    }

    private static bool IsBlank(SourceText text, int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));

    private static bool IsBlankOrComment(SourceText text, int start, int end) =>
        text.ToString(TextSpan.FromBounds(start, end)).TrimStart() is var rest && (rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal));

    private static int EndOfBlanks(SourceText text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;
        return end;
    }
}
