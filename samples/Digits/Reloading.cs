using System.Runtime.InteropServices;
using CompiledNet;

namespace Digits;

/// <summary>Compares a network with one whose parameters were read from a file.</summary>
public static class Reloading
{
    /// <summary>Whether all outputs for all images are the same, bit for bit.</summary>
    public static bool GivesTheSameBits(DigitClassifier saved, DigitClassifier reloaded, Dataset images)
    {
        var before = new float[images.Count * DigitClassifier.OutputSize];
        var after = new float[images.Count * DigitClassifier.OutputSize];
        saved.Forward(images.Inputs, before);
        reloaded.Forward(images.Inputs, after);
        return MemoryMarshal.AsBytes<float>(before).SequenceEqual(MemoryMarshal.AsBytes<float>(after));
    }
}
