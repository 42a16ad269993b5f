using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Emission.Windows;

/// <summary>Writes pooling: written out, or as calls of the library's kernels for any shape.</summary>
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
                    if (forward.Source == KernelSource.WrittenOut)
                    {
                        WrittenPooling.Forward(writer, forward);
                        return;
                    }

                    WindowText.Declare(writer, forward.Windows);
                    writer.Line($"Pooling.{forward.Kind}<TLanes>(ref x, ref a, windows, {forward.Stride}, rows);");
                });
        }
        else if (kernel is PoolingGradientsKernel gradients)
        {
            bool readsValues = gradients.Kind == PoolingKind.Largest;
            MethodEmitter.Emit(
                writer,
                $"{gradients.Meaning}{(gradients.Epilogue is { } epilogue ? $"; {epilogue.Result} = {epilogue.Text}" : "")}",
                $"public static void {gradients.Name}({(readsValues ? "ref float x, " : "")}ref float da, ref float dx, int rows)",
                () =>
                {
                    if (gradients.Source == KernelSource.WrittenOut)
                    {
                        WrittenPooling.Gradients(writer, gradients);
                        return;
                    }

                    WindowText.Declare(writer, gradients.Windows);
                    writer.Line($"Pooling.{gradients.Kind}Gradients<TLanes>({(readsValues ? "ref x, " : "")}ref da, ref dx, windows, {gradients.Stride}, rows);");
                });
        }
    }
}
