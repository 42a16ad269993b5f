namespace CompiledNet.Generator.Model;

/// <summary>A member that a network gets from the generator: as it is written, and as it is compared with the members of the user.</summary>
/// <param name="Modifiers">What stands in front of the type, without <c>override</c>.</param>
/// <param name="Type">Its type, or the type of its result.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The parameters; null for what is not a method.</param>
/// <param name="Accessors"><c>get;</c> or <c>get; set;</c>; empty for what is not a property.</param>
/// <param name="Overridable">What it can override.</param>
internal sealed record GeneratedMember(
    string Modifiers, string Type, string Name, EquatableArray<GeneratedParameter>? Parameters, string Accessors, Overridable Overridable)
{
    /// <summary>The types of the parameters, separated by commas; null for what is not a method.</summary>
    public string? ParameterTypes => Parameters is { } parameters ? string.Join(", ", parameters.Select(parameter => parameter.Type)) : null;

    /// <summary>How a base class must declare it to be overridden; empty if it overrides nothing.</summary>
    public string Signature => Overridable == Overridable.None
        ? ""
        : $"{Modifiers} {Type} {Name}{(Parameters is null ? $" {{ {Accessors} }}" : $"({ParameterTypes})")}";

    /// <summary>It, and the methods that a property compiles to.</summary>
    public IEnumerable<GeneratedMember> AndAccessors
    {
        get
        {
            yield return this;
            if (Accessors.Contains("get;"))
                yield return Method(Modifiers, Type, $"get_{Name}", Overridable.None);
            if (Accessors.Contains("set;"))
                yield return Method(Modifiers, "void", $"set_{Name}", Overridable.None, new GeneratedParameter(Type, "value"));
        }
    }

    public static GeneratedMember Field(string modifiers, string type, string name) => new(modifiers, type, name, null, "", Overridable.None);

    public static GeneratedMember Property(string modifiers, string type, string name, string accessors, Overridable overridable) =>
        new(modifiers, type, name, null, accessors, overridable);

    public static GeneratedMember Method(string modifiers, string type, string name, Overridable overridable, params GeneratedParameter[] parameters) =>
        new(modifiers, type, name, parameters.ToEquatableArray(), "", overridable);

    /// <summary>Whether one class cannot hold both, or whether this one hides the other that is inherited: methods of one name live beside each other when their parameters differ.</summary>
    public bool StandsInTheWayOf(string name, string? parameters) =>
        Name == name && (Parameters is null || parameters is null || ParameterTypes == parameters);
}
