namespace CompiledNet.Generator;

/// <summary>The names of the pipeline's steps, by which tests see what was computed anew.</summary>
internal static class TrackingNames
{
    public const string Declaration = nameof(Declaration);
    public const string Orphan = nameof(Orphan);
    public const string Weights = nameof(Weights);
    public const string Model = nameof(Model);
    public const string Programs = nameof(Programs);
    public const string Kernels = nameof(Kernels);
    public const string Plan = nameof(Plan);
    public const string Source = nameof(Source);
    public const string Stages = nameof(Stages);
    public const string Diagnostics = nameof(Diagnostics);
}
