using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace CompiledNet;

/// <summary>Parameters to safetensors bytes.</summary>
internal static class SafetensorsWriter
{
    // The data begin at a multiple of 8 bytes, as files of the format's authors do: the header is padded with spaces.
    private const int HeaderAlignment = 8;

    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite.</exception>
    public static void RequireFinite<TNetwork>(ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        foreach (ParameterTensor tensor in TNetwork.Description.Tensors)
        {
            float[] values = parameters[tensor].ToArray();
            int index = Array.FindIndex(values, value => !float.IsFinite(value));
            if (index >= 0)
                throw new InvalidOperationException($"Element {index} of '{tensor.Name}' is {values[index]}; only finite parameters are stored.");
        }
    }

    public static void Write<TNetwork>(Stream stream, ParameterBuffer<TNetwork> parameters)
        where TNetwork : class, INetwork<TNetwork>
    {
        byte[] header = Header(TNetwork.Description);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (ParameterTensor tensor in TNetwork.Description.Tensors)
            stream.Write(LittleEndian(parameters[tensor].ToArray()));
    }

    private static byte[] Header(NetworkDescription network)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            long offset = 0;
            json.WriteStartObject();
            foreach (ParameterTensor tensor in network.Tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", "F32");
                WriteNumbers(json, "shape", tensor.Shape.Select(size => (long)size));
                WriteNumbers(json, "data_offsets", [offset, offset += (long)tensor.Length * sizeof(float)]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }

        int padding = -buffer.WrittenCount & (HeaderAlignment - 1);
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static byte[] LittleEndian(ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return bytes;
    }
}
