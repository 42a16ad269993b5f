using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>Writes pooling as calls of the library's kernels for any shape.</summary>
internal static class PoolingEmitter
{
    public static void Emit(CodeWriter writer, Kernel kernel)
    {
        if (kernel is PoolingKernel forward)
        {
            MethodEmitter.Emit(
                writer,
                forward.Meaning,
                $"public static void {forward.Name}(ref float x, ref float a, int rows)",
                () =>
                {
                    WindowText.Declare(writer, forward.Windows);
                    writer.Line($"Pooling.{forward.Kind}<TLanes>(ref x, ref a, windows, {forward.Stride}, rows);");
                });
        }
        else if (kernel is PoolingGradientsKernel gradients)
        {
            bool readsValues = gradients.Kind == PoolingKind.Largest;
            MethodEmitter.Emit(
                writer,
                gradients.Meaning,
                $"public static void {gradients.Name}({(readsValues ? "ref float x, " : "")}ref float da, ref float dx, int rows)",
                () =>
                {
                    WindowText.Declare(writer, gradients.Windows);
                    writer.Line($"Pooling.{gradients.Kind}Gradients<TLanes>({(readsValues ? "ref x, " : "")}ref da, ref dx, windows, {gradients.Stride}, rows);");
                });
        }
    }
}
