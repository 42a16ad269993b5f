using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Declaration;

/// <summary>A value of the declaration and where it is written; for a default, where it could have been.</summary>
internal sealed record Written<T>(T Value, LocationInfo Location);
