namespace CompiledNet.Generator.Model;

/// <summary>A member that a network gets from the generator.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types of the parameters, separated by commas; null for what is not a method.</param>
/// <param name="Signature">How a base class must declare it to be overridden; empty if it overrides nothing.</param>
/// <param name="Overridable">What it can override.</param>
internal sealed record GeneratedMember(string Name, string? Parameters, string Signature, Overridable Overridable)
{
    /// <summary>A constant, a static or private member, a view of a layer, an accessor.</summary>
    public static GeneratedMember Plain(string name, string? parameters = null) => new(name, parameters, "", Overridable.None);

    public static GeneratedMember Property(string type, string name, string accessors, Overridable overridable) =>
        new(name, null, $"public {type} {name} {{ {accessors} }}", overridable);

    public static GeneratedMember Method(string type, string name, string parameters, Overridable overridable) =>
        new(name, parameters, $"public {type} {name}({parameters})", overridable);

    /// <summary>Whether one class cannot hold both, or whether this one hides the other that is inherited: methods of one name live beside each other when their parameters differ.</summary>
    public bool StandsInTheWayOf(string name, string? parameters) =>
        Name == name && (Parameters is null || parameters is null || Parameters == parameters);
}
