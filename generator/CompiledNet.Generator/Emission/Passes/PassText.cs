using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>What values, buffers and numbers of a pass are called in C#.</summary>
/// <param name="Network">The network.</param>
/// <param name="Pass">The pass.</param>
/// <param name="IsRow">Whether it is about one row, and not about blocks.</param>
/// <param name="IsInTime">Whether a call is about the rows of one step in time.</param>
internal sealed record PassText(NetworkModel Network, PassPlan Pass, bool IsRow, bool IsInTime = false)
{
    /// <summary>The names that parameters of passes and variables have.</summary>
    private static readonly string[] Parameters = ["x", "dx", "input", "scale", "total", "row", "rows", "count", "step", "steps", "streams", "skipped", "state", "position", "block", "weights", "weight", "one", "before"];

    /// <summary>Declares a buffer.</summary>
    /// <param name="scratch">The variable that refers to scratch memory.</param>
    public static string Declaration(PassPlan pass, BufferPlan buffer, string scratch) => $"ref float {VariableOf(pass, buffer)} = {Place(scratch, buffer)};";

    /// <summary>How many rows a call is about, in C#.</summary>
    public string Count => IsRow ? "1" : IsInTime ? "streams.Length" : "count";

    /// <summary>How many positions the rows have together, in C#.</summary>
    public string CountOf(int positions) => positions == 1 ? Count : IsRow ? $"{positions}" : $"{Count} * {positions}";

    /// <summary>An argument of a call, in C#.</summary>
    public string Argument(Argument argument) => argument switch
    {
        ValueArgument value => Reference(value.Value),
        StepArgument step => Names.Row(Reference(step.Value).Substring("ref ".Length), "step", step.Distance),
        OffsetArgument part => Names.At(Argument(part.Rows).Substring("ref ".Length), part.Offset),
        TimeArgument time => Names.Row(Reference(time.Value).Substring("ref ".Length), "step * streams.Length", time.RowLength),
        CountedArgument counted => Names.Row(Reference(counted.Value).Substring("ref ".Length), "skipped", counted.RowLength),
        OneRowArgument one => Names.Row(Reference(one.Value).Substring("ref ".Length), "one", one.RowLength),
        CountArgument count => CountOf(count.Positions),
        PlaceArgument { Storage: Given.Parameters, Offset: var offset } => Names.At("parameters", offset),
        PlaceArgument { Storage: Given.State, Offset: var offset } => Names.At("state", offset),
        PlaceArgument { Offset: var offset } => Names.At("gradients", offset),
        GivenArgument given => given.Given switch
        {
            Given.Parameters => "ref parameters",
            Given.Gradients => "ref gradients",
            Given.Scratch => "ref panel",
            Given.Count => Count,
            Given.Once => "1",
            Given.ShareOfRow => "1f / rows",
            Given.FromZero => "true",
            Given.IsFirstBlock => "row == 0",
            Given.Scale => "scale",
            Given.WeightedScale => "scale * weight",
            Given.NoTotal => "0",
            Given.One => "1f",
            Given.ShareOfTerm => Network.TermsOfRow == 1 ? "1f" : $"(float)(1 / {Network.TermsOfRow}.0)",
            Given.Total => "total",
            Given.LearningRate => "learningRate",
            Given.Streams => "streams",
            Given.Skipped => "skipped",
            Given.Counted => "count - skipped",
            Given.StreamCount => "streams.Length",
            Given.State => "ref state",
            Given.Position => "position",
            _ => throw new InvalidOperationException($"No C# for {given.Given}."),
        },
        _ => throw new InvalidOperationException($"No C# for {argument.GetType().Name}."),
    };

    /// <summary>A reference to the rows of a value: of a buffer, or of the caller's.</summary>
    public string Reference(Value value) => Pass.Callers.FirstOrDefault(callers => callers.Value == value)?.Rows switch
    {
        null => $"ref {VariableOf(Pass, Pass.Memory.Buffers.Single(buffer => buffer.Values.Contains(value)))}",
        CallersRows.Inputs => IsRow ? "ref x" : "ref input",
        CallersRows.Outputs => CallersRow("y", Network.OutputSize),
        CallersRows.Targets => CallersRow("targets", Network.OutputSize),
        CallersRows.InputGradients => CallersRow("dx", Network.InputSize),
        _ => throw new InvalidOperationException($"No C# for {value.Notation}."),
    };

    /// <summary>A reference to the first row of the caller's.</summary>
    public string CallersRow(string reference, int size) => IsRow ? $"ref {reference}" : Names.Row(reference, "row", size);

    private static string Place(string scratch, BufferPlan buffer) => buffer.RowOffset == 0
        ? Names.At(scratch, buffer.Offset)
        : $"ref Floats.At(ref {scratch}, {buffer.Offset} + rows * {buffer.RowOffset})";

    /// <summary>The variable of a buffer: what it holds in the end, with a number where another holds what is called so.</summary>
    private static string VariableOf(PassPlan pass, BufferPlan buffer)
    {
        string name = Names.Variable(buffer.Notation);
        if (Array.IndexOf(Parameters, name) >= 0)
            name += "Rows";
        int others = pass.Memory.Buffers.TakeWhile(other => other != buffer).Count(other => other.Notation == buffer.Notation);
        return others == 0 ? name : $"{name}_{others + 1}";
    }
}
