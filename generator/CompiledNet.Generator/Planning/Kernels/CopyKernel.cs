namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>Numbers of many rows, copied to where they lie otherwise or are a part of something larger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What is copied, in the usual notation.</param>
/// <param name="Layer">The number of the layer.</param>
/// <param name="SourceRow">The distance between rows where the numbers are.</param>
/// <param name="ResultRow">The distance between rows where they go.</param>
/// <param name="Runs">What is copied of each row.</param>
internal sealed record CopyKernel(string Name, string Meaning, int Layer, int SourceRow, int ResultRow, CopiedRuns Runs)
    : Kernel(Name, Layer, Machine.WidestVector)
{
    public override Kernel Essence => this with { Meaning = "" };
}

/// <summary>Numbers side by side, in lines of several runs.</summary>
/// <param name="Length">The numbers of a run.</param>
/// <param name="Count">The runs of a line.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Source">Where they are.</param>
/// <param name="Result">Where they go.</param>
internal sealed record CopiedRuns(int Length, int Count, int Lines, RunPlaces Source, RunPlaces Result);

/// <summary>Where the runs of a row are.</summary>
/// <param name="Start">The first one.</param>
/// <param name="Run">The distance between the runs of a line.</param>
/// <param name="Line">The distance between lines.</param>
internal sealed record RunPlaces(int Start, int Run, int Line);
