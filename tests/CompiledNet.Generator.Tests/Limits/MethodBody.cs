using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Limits;

/// <summary>What the JIT gets to see of a method.</summary>
/// <param name="Name">Its type and name.</param>
/// <param name="Size">The bytes of its IL.</param>
/// <param name="Locals">The number of its locals.</param>
internal sealed record MethodBody(string Name, int Size, int Locals)
{
    /// <summary>All methods of the project with their bodies.</summary>
    public static IReadOnlyList<MethodBody> Of(Outcome outcome)
    {
        using var stream = new MemoryStream();
        var emitted = outcome.After.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        stream.Position = 0;

        using var file = new PEReader(stream);
        MetadataReader metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.MethodDefinitions
               let method = metadata.GetMethodDefinition(handle)
               where method.RelativeVirtualAddress != 0
               let type = metadata.GetTypeDefinition(method.GetDeclaringType())
               let body = file.GetMethodBody(method.RelativeVirtualAddress)
               select new MethodBody($"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}", body.GetILReader().Length, CountLocals(metadata, body)),
        ];
    }

    private static int CountLocals(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
            return 0;

        // ECMA-335, II.23.2.6: LOCAL_SIG, then the count as a compressed integer.
        BlobReader signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        Assert.Equal(SignatureKind.LocalVariables, signature.ReadSignatureHeader().Kind);
        return signature.ReadCompressedInteger();
    }
}
