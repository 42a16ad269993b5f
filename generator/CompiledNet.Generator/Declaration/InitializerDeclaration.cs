namespace CompiledNet.Generator.Declaration;

/// <summary>The initializer of a layer attribute and the argument that belongs to it.</summary>
/// <param name="Name">The constant of the enum <c>Initializer</c>.</param>
/// <param name="InitialValue">The value of every weight, if it is written.</param>
/// <param name="ValueArgument">The argument that says that value.</param>
internal sealed record InitializerDeclaration(Written<string> Name, Written<float>? InitialValue, string ValueArgument = "InitialValue")
{
    /// <summary>What stands for the one that fits the activation.</summary>
    public const string Automatic = "Automatic";

    /// <summary>Reads it from the attribute of any kind of layer that has weights; null if it is unknown.</summary>
    public static InitializerDeclaration? Parse(AttributeArguments arguments) => arguments.NamedEnum("Initializer", Automatic) is { } name
        ? new InitializerDeclaration(name, arguments.Named<float>("InitialValue"))
        : null;

    /// <summary>Reads that of the weights of a hidden state; null if it is unknown.</summary>
    public static InitializerDeclaration? ParseRecurrent(AttributeArguments arguments) => arguments.NamedEnum("RecurrentInitializer", Automatic) is { } name
        ? new InitializerDeclaration(name, arguments.Named<float>("RecurrentInitialValue"), "RecurrentInitialValue")
        : null;
}
