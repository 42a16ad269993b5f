namespace CompiledNet.Benchmarks.Onnx;

/// <summary>An attribute of an operator: its name, and its value in the field for values of its kind.</summary>
internal sealed record OnnxAttribute(string Name, Action<ProtobufMessage> WriteValue)
{
    private const int FloatKind = 1;
    private const int IntegerKind = 2;
    private const int IntegersKind = 7;

    public static OnnxAttribute Of(string name, int value) => new(name, message => message.Add(3, value).Add(20, IntegerKind));

    public static OnnxAttribute Of(string name, float value) => new(name, message => message.Add(2, value).Add(20, FloatKind));

    public static OnnxAttribute Of(string name, IEnumerable<int> values) => new(name, message =>
    {
        foreach (int value in values)
            message.Add(8, value);
        message.Add(20, IntegersKind);
    });

    /// <summary>As an <c>AttributeProto</c>.</summary>
    public ProtobufMessage Write()
    {
        ProtobufMessage message = new ProtobufMessage().Add(1, Name);
        WriteValue(message);
        return message;
    }
}
