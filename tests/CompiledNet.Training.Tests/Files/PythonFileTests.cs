using System.Diagnostics;
using System.Globalization;

namespace CompiledNet.Training.Tests;

/// <summary>NumPy reads what is written here, and the other way round; PyTorch takes the file of a network as it is.</summary>
/// <remarks>Where Python or its modules are missing (Debian: python3-numpy, python3-torch), these tests are skipped.</remarks>
public sealed class PythonFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void NumPy_reads_the_same_names_shapes_and_bits()
    {
        NpzFile.Write(PathOf("here.npz"), [new("a", [2, 3], [1, 2, 3, 4, 5, 0.1f]), new("b.c", [], [float.NegativeInfinity])], compress: true);
        NpyFile.Write(PathOf("here.npy"), new("x", [0, 4], []));

        Python("numpy", """
            import numpy as np
            file = np.load("here.npz")
            assert list(file) == ["a", "b.c"], list(file)
            assert file["a"].dtype == np.float32 and (file["a"] == np.array([[1, 2, 3], [4, 5, 0.1]], np.float32)).all()
            assert file["b.c"].shape == () and file["b.c"] == -np.inf
            assert np.load("here.npy").shape == (0, 4)
            """);
    }

    [Fact]
    public void What_NumPy_writes_is_read_in_every_type_and_order()
    {
        Python("numpy", """
            import numpy as np
            x = np.arange(-3, 3).reshape(2, 3)
            types = "<f2 <f4 >f4 <f8 >f8 i1 <i2 >i4 <i8".split()
            np.savez_compressed("numpy.npz", **{f"c{i}": x.astype(t) for i, t in enumerate(types)}, **{f"f{i}": np.asfortranarray(x.astype(t)) for i, t in enumerate(types)})
            np.save("bool.npy", np.array([[[True], [False]]]))
            """);

        NamedTensor[] tensors = [.. NpzFile.Read(PathOf("numpy.npz"))];
        Assert.Equal(18, tensors.Length);
        Assert.All(tensors, tensor => Assert.Equal([2, 3], tensor.Shape));
        Assert.All(tensors, tensor => Assert.Equal([-3, -2, -1, 0, 1, 2], tensor.Values));
        Assert.Equal("bool [1, 2, 1]", NpyFile.Read(PathOf("bool.npy")).ToString());
    }

    /// <remarks>
    /// The reader of the format is Python's own, in the order of its description; <c>load_state_dict</c> is strict: it refuses keys that are missing
    /// or too many. PyTorch's sums have another order: a few units in the last place of floats below 4.
    /// </remarks>
    [Fact]
    public void PyTorch_takes_the_file_of_a_network_and_computes_the_same()
    {
        var network = new ImageNet(seed: 1);
        float[] inputs = Noise.Uniform(2 * 6 * 5 * 2, seed: 2);
        var outputs = new float[2 * 3];
        network.Forward(inputs, outputs);
        ParameterFile.Save(PathOf("network.safetensors"), network.Parameters);
        NpyFile.Write(PathOf("inputs.npy"), new("inputs", [2, 6, 5, 2], inputs));
        NpyFile.Write(PathOf("outputs.npy"), new("outputs", [2, 3], outputs));

        Python("torch", """
            import json, numpy as np, torch
            data = open("network.safetensors", "rb").read()
            end = 8 + int.from_bytes(data[:8], "little")
            header = json.loads(data[8:end])
            metadata = header.pop("__metadata__")
            assert json.loads(metadata["compilednet.architecture"])["name"] == "ImageNet"
            state = {name: torch.from_numpy(np.frombuffer(data[end + entry["data_offsets"][0]:end + entry["data_offsets"][1]], np.float32).reshape(entry["shape"]).copy()) for name, entry in header.items()}

            class ImageNet(torch.nn.Module):
                def __init__(self):
                    super().__init__()
                    self.conv2d1 = torch.nn.Conv2d(2, 4, (3, 2), groups=2)
                    self.batchnorm1 = torch.nn.BatchNorm2d(4)
                    self.activation1 = torch.nn.PReLU(4)
                    self.layernorm1 = torch.nn.LayerNorm(4)
                    self.last = torch.nn.Linear(4, 3)

                def forward(self, x):
                    x = self.activation1(self.batchnorm1(self.conv2d1(x.permute(0, 3, 1, 2))))
                    return self.last(self.layernorm1(x.mean((2, 3))))

            model = ImageNet().eval()
            model.load_state_dict(state)
            computed = model(torch.from_numpy(np.load("inputs.npy"))).detach().numpy()
            assert np.abs(computed - np.load("outputs.npy")).max() < 2e-6, np.abs(computed - np.load("outputs.npy")).max()
            """);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Python(string module, string script)
    {
        Assert.SkipUnless(Run($"import {module}") is (0, _), $"Python with {module} is not there.");
        (int code, string errors) = Run(script);
        Assert.True(code == 0, string.Create(CultureInfo.InvariantCulture, $"Python ended with {code}: {errors}"));
    }

    private (int Code, string Errors) Run(string script)
    {
        // Debian's modules are those of its own Python.
        const string OfDebian = "/usr/bin/python3";
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(File.Exists(OfDebian) ? OfDebian : "python3", ["-c", script]) { WorkingDirectory = _folder.FullName, RedirectStandardError = true })!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, errors);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return (-1, exception.Message);
        }
    }
}
