using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.Execution;

/// <summary>
/// Derivatives with respect to the inputs of convolutions as products: a row of the left operand is the derivatives of a position.
/// Where a register of channels is narrow, several elements of a window lie side by side in a wider one.
/// </summary>
internal static class ConvolutionInputs
{
    /// <summary>
    /// Adds to <paramref name="dx"/> what comes from one group. An input gets its terms in the order <c>(ky, kx)</c>, because a later
    /// element of a window meets it at an earlier position: positions are gone through from the last to the first, some at a time,
    /// and for each time the elements of a window from the first to the last.
    /// </summary>
    /// <typeparam name="TLanes">The registers, along the channels.</typeparam>
    /// <typeparam name="TWide">The same, or wider ones for as many elements as find room.</typeparam>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TLanes, TWide>(ref float dz, ref float weights, ref float panel, ref float dx, in ConvolutionShape shape, int group, int rows)
        where TLanes : struct, ILanes<TLanes>
        where TWide : struct, ILanes<TWide>
    {
        WindowShape windows = shape.Windows;
        int elements = windows.KernelHeight * windows.KernelWidth;
        int together = TWide.Count / TLanes.Count;
        var steps = new ProductSteps(1, 0, 1, 0, shape.Filters, 1);
        for (int channel = 0; channel < shape.Channels; channel += TLanes.Count)
            Transpose<TLanes>(ref weights, shape, group, channel, together, ref Unsafe.Add(ref panel, channel * elements * shape.Filters));

        Span<int> inputs = stackalloc int[ConvolutionPlaces.Most];
        Span<int> outputs = stackalloc int[ConvolutionPlaces.Most];
        Span<int> elementPlaces = stackalloc int[together];
        Span<float> zeros = stackalloc float[TWide.Count];
        zeros.Clear();
        int end = rows * windows.OutputHeight * windows.OutputWidth;
        while (end > 0)
        {
            int count = Math.Min(end, ConvolutionPlaces.Most);
            end -= count;
            ConvolutionPlaces.OfWindows(shape, end, count, inputs, outputs);
            for (int channel = 0; channel < shape.Channels; channel += TLanes.Count)
            {
                ref float result = ref Unsafe.Add(ref dx, group * shape.Channels + channel);
                ref float right = ref Unsafe.Add(ref panel, channel * elements * shape.Filters);
                for (int element = 0; element < elements;)
                {
                    bool isWide = element <= elements - together;
                    for (int i = 0; i < (isWide ? together : 1); i++)
                        elementPlaces[i] = (element + i) / windows.KernelWidth * shape.Below + (element + i) % windows.KernelWidth * shape.Beside;
                    if (isWide)
                    {
                        new GatheredProduct(ref Unsafe.Add(ref dz, group * shape.Filters), steps, ref right, TWide.Count).Compute<TWide, TLanes, Added>(
                            ref MemoryMarshal.GetReference(outputs), ref MemoryMarshal.GetReference(zeros), ref result, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(elementPlaces), count);
                    }
                    else
                    {
                        new GatheredProduct(ref Unsafe.Add(ref dz, group * shape.Filters), steps, ref right, TLanes.Count).Compute<TLanes, TLanes, Added>(
                            ref MemoryMarshal.GetReference(outputs), ref MemoryMarshal.GetReference(zeros), ref result, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(elementPlaces), count);
                    }

                    int done = isWide ? together : 1;
                    right = ref Unsafe.Add(ref right, done * shape.Filters * TLanes.Count);
                    element += done;
                }
            }
        }
    }

    /// <summary>The same where registers do not fill the channels of a group, or those of a position without padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddInParts<TLanes>(ref float dz, ref float weights, ref float panel, ref float dx, in ConvolutionShape shape, int group, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        WindowShape windows = shape.Windows;
        for (int channel = 0; channel < shape.Channels; channel += TLanes.Count)
        {
            int count = Math.Min(TLanes.Count, shape.Channels - channel);
            Transpose<TLanes>(ref weights, shape, group, channel, 1, ref panel);
            for (int row = 0; row < rows; row++)
            {
                for (int ky = 0; ky < windows.KernelHeight; ky++)
                {
                    for (int kx = 0; kx < windows.KernelWidth; kx++)
                    {
                        ref float w = ref Unsafe.Add(ref panel, (ky * windows.KernelWidth + kx) * shape.Filters * TLanes.Count);
                        for (int oy = 0; oy < windows.OutputHeight; oy++)
                        {
                            for (int ox = 0; ox < windows.OutputWidth; ox++)
                            {
                                int place = row * shape.OutputLength + (oy * windows.OutputWidth + ox) * shape.OutputStride + group * shape.Filters;
                                TLanes sum = TLanes.Zero;
                                for (int filter = 0; filter < shape.Filters; filter++)
                                    sum.AddProduct(TLanes.Broadcast(ref dz, place + filter), ref w, filter * TLanes.Count);
                                int result = row * shape.InputLength + shape.Corner(oy, ox) + ky * shape.Below + kx * shape.Beside + group * shape.Channels + channel;
                                (TLanes.LoadFirst(ref dx, result, count) + sum).StoreFirst(ref dx, result, count);
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// Copies the weights of a register's channels to <c>[elements][filter][element][channel]</c>: as many elements of a window together
    /// as are asked for, and those left over one by one.
    /// </summary>
    private static void Transpose<TLanes>(ref float weights, in ConvolutionShape shape, int group, int channel, int together, ref float panel)
        where TLanes : struct, ILanes<TLanes>
    {
        int elements = shape.Windows.KernelHeight * shape.Windows.KernelWidth;
        int grouped = elements / together * together;
        int channels = Math.Min(TLanes.Count, shape.Channels - channel);
        for (int element = 0; element < elements; element++)
        {
            bool isGrouped = element < grouped;
            int part = isGrouped ? element % together : 0;
            int pitch = isGrouped ? together * TLanes.Count : TLanes.Count;
            ref float result = ref Unsafe.Add(ref panel, (element - part) * shape.Filters * TLanes.Count + part * TLanes.Count);
            for (int filter = 0; filter < shape.Filters; filter += shape.PanelFilters)
            {
                ref float matrix = ref Unsafe.Add(ref weights, shape.PlaceOf(group, filter) + (element * shape.Channels + channel) * shape.PanelFilters);
                int filters = Math.Min(shape.PanelFilters, shape.Filters - filter);
                ref float to = ref Unsafe.Add(ref result, filter * pitch);
                // The first element's zeros lie where the others' weights come.
                if (part == 0)
                    Panel.Transpose(ref matrix, shape.PanelFilters, channels, filters, ref to, pitch);
                else
                    Panel.TransposeOver(ref matrix, shape.PanelFilters, channels, filters, ref to, pitch);
            }
        }
    }
}
