using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes.Editing;

/// <summary>Offers fixes, one by one and for all diagnostics of a document, project or solution.</summary>
internal static class DocumentFixes
{
    public static async Task Register(CodeFixContext context, Func<FixTarget, IEnumerable<Fix>> find)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FixTarget.Find(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } target)
                continue;

            foreach (Fix fix in find(target))
            {
                Document changed = context.Document.WithText(target.Text.WithChanges(fix.Changes));
                context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), fix.Key), diagnostic);
            }
        }
    }

    public static FixAllProvider All(Func<FixTarget, IEnumerable<Fix>> find) => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var changes = new List<TextChange>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (await FixTarget.Find(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } target
                && find(target).FirstOrDefault(fix => fix.Key == context.CodeActionEquivalenceKey) is { } fix
                && !fix.Changes.Any(change => changes.Exists(other => Clash(change, other))))
            {
                changes.AddRange(fix.Changes.Except(changes));
            }
        }

        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    });

    /// <summary>Two fixes may ask for the same change; but not for different ones of the same text. What is left out, the next "fix all" mends.</summary>
    private static bool Clash(TextChange change, TextChange other) =>
        change != other && (change.Span.OverlapsWith(other.Span) || change.Span == other.Span);
}
