using System.Collections.Immutable;
using CompiledNet.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Analyzers.Usage;

/// <summary>CN0301: a span of a constant length that the network cannot take, and would refuse with an exception.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongLengthAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerDiagnostics.WrongLength];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (NetworkTypes.Find(start.Compilation) is { } types)
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, NetworkTypes types)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (NetworkCall.Of(invocation, types) is not { } call
            || call.Size("InputSize") is not { } inputSize
            || call.Size("OutputSize") is not { } outputSize
            || Values.IsExpectedToFail(invocation))
        {
            return;
        }

        bool needsRows = call.Method is "ComputeLoss" or "Backward" or "Step";
        int? inputs = Length(call["inputs"]);
        if (Objection(inputs, rows: null, inputSize, needsRows) is { } objection)
        {
            Report("inputs", inputs, objection);
            inputs = null;
        }

        Check("outputs", outputSize, needsRows);
        Check("targets", outputSize, needsRows);
        Check("labels", 1, needsRows);
        Check("outputGradients", outputSize, needsRows);
        // These may be left out.
        if (Length(call["inputGradients"]) is > 0)
            Check("inputGradients", inputSize, needsRows);

        void Check(string parameter, int size, bool needsRows)
        {
            int? length = Length(call[parameter]);
            if (Objection(length, inputs / inputSize, size, needsRows) is { } objection)
                Report(parameter, length, objection);
        }

        void Report(string parameter, int? length, string needed) => context.ReportDiagnostic(Diagnostic.Create(
            AnalyzerDiagnostics.WrongLength, call[parameter]!.Syntax.GetLocation(),
            parameter, $"{length} {(parameter == "labels" ? "label" : "value")}{(length == 1 ? "" : "s")}", call.Method, call.Network.Name, needed));
    }

    private static int? Length(IOperation? value) => value is null ? null : ConstantLength.Of(value);

    /// <summary>What a length should be instead; null if it is right or nothing can be said.</summary>
    private static string? Objection(int? length, int? rows, int size, bool needsRows)
    {
        if (length is not { } values)
            return null;
        if (values == 0 && needsRows)
            return $"at least one row of {size}";
        if (rows is { } known)
            return values == (long)known * size ? null : $"{(long)known * size}: {known} {(known == 1 ? "row" : "rows")} of {size}";
        return values % size == 0 ? null : $"a multiple of {size}";
    }
}
