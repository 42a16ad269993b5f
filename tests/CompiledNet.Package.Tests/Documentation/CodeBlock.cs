namespace CompiledNet.Package.Tests.Documentation;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What stands behind the opening fence; empty for plain text.</param>
/// <param name="Introduction">The last line of prose before it.</param>
/// <param name="Text">What is in it.</param>
internal sealed record CodeBlock(string Language, string Introduction, string Text);
