using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Losses;

namespace CompiledNet.Generator.Declaration;

/// <summary>A <c>[Loss]</c> attribute.</summary>
internal sealed record LossDeclaration(LocationInfo Location, Written<string> Function, EquatableArray<FunctionArgument> Arguments)
{
    public const string Attribute = "CompiledNet.LossAttribute";

    public static LossDeclaration? Parse(AttributeArguments arguments)
    {
        arguments.ReportUnknown();
        return arguments.PositionalEnum("function") is { } function
            ? new LossDeclaration(arguments.Location, function, FunctionArgument.Parse(arguments, LossCatalog.Parameters))
            : null;
    }
}
