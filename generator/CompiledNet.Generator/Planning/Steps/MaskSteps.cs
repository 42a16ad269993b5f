using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Steps;

/// <summary>Plans the masks of dropout, which are drawn into memory, where the backward pass finds them again.</summary>
internal static class MaskSteps
{
    public static int Take(PassBuilder pass, Mask mask)
    {
        pass.Add(new MaskStep(mask.Result, mask.Rate, mask.Place, pass.LayoutOf(mask.Result)));
        return 1;
    }
}
