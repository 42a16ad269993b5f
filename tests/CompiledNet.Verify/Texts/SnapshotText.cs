namespace CompiledNet.Snapshots.Texts;

/// <summary>One text of a verification, which one snapshot file holds.</summary>
/// <param name="Name">What follows <c>#</c> in the file name; null for the diagnostics.</param>
/// <param name="Extension">Of the file, without the dot.</param>
/// <param name="Content">The text, with <c>\n</c> line ends.</param>
internal sealed record SnapshotText(string? Name, string Extension, string Content);
