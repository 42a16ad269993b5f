using System.Text.Json.Serialization;

namespace Serving;

/// <summary>What a client asks.</summary>
/// <param name="Pixels">8×8 pixels, row by row, from 0 (paper) to 1 (ink).</param>
public sealed record Image(float[]? Pixels);

/// <summary>What the service answers.</summary>
/// <param name="Digit">The digit that is most probable.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Probabilities">Those of all digits, from 0 to 9.</param>
public sealed record Reading(int Digit, float Probability, float[] Probabilities);

/// <summary>Reads and writes the messages by generated code, which needs no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Image))]
[JsonSerializable(typeof(Reading))]
public sealed partial class ServingJson : JsonSerializerContext;
