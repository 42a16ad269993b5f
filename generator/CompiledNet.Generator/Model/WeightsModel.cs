namespace CompiledNet.Generator.Model;

/// <summary>The parameters that are part of the assembly.</summary>
/// <param name="FileName">The file that they came from.</param>
/// <param name="Resource">What they are called in the assembly.</param>
internal sealed record WeightsModel(string FileName, string Resource);
