namespace CompiledNet.Properties.Tests.Declarations;

/// <summary>One thing made wrong in a declaration.</summary>
/// <param name="Id">The diagnostic that must answer it.</param>
/// <param name="Apply">Makes a declaration wrong, at one of its layers.</param>
internal sealed record Mistake(string Id, Func<DeclaredNetwork, int, DeclaredNetwork> Apply);
