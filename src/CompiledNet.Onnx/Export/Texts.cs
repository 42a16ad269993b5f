using System.Text.Json.Serialization;

namespace CompiledNet.Onnx.Export;

/// <summary>Writes and reads lists of texts as JSON without reflection.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class Texts : JsonSerializerContext;
