using System.Globalization;

namespace CompiledNet.Generator.Activations;

/// <summary>Numbers as C# and as text, in the fewest digits that read back as the same float.</summary>
internal static class Literal
{
    public static string Number(float value)
    {
        foreach (string format in new[] { "G6", "G7", "G8", "G9" })
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value)
                return text;
        }

        return value.ToString("G9", CultureInfo.InvariantCulture);
    }

    public static string Float(float value) => Number(value) + "f";
}
