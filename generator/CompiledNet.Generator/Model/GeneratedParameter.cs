namespace CompiledNet.Generator.Model;

/// <summary>A parameter of a generated method.</summary>
internal sealed record GeneratedParameter(string Type, string Name, string Default = "");
