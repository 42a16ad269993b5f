using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Declaration;

/// <summary>A <c>[Loss]</c> attribute.</summary>
internal sealed record LossDeclaration(LocationInfo Location, Written<string> Function, Written<float>? Delta)
{
    public const string Attribute = "CompiledNet.LossAttribute";

    public static LossDeclaration? Parse(AttributeArguments arguments)
    {
        arguments.ReportUnknown();
        return arguments.PositionalEnum("function") is { } function
            ? new LossDeclaration(arguments.Location, function, arguments.Named<float>("Delta"))
            : null;
    }
}
