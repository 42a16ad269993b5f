using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes.Editing;

/// <summary>One way to mend one diagnostic.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Key">The same for all fixes of a kind, which "fix all" applies together.</param>
internal sealed record Fix(string Title, string Key, params IReadOnlyList<TextChange> Changes);
