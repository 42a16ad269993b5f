using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace CompiledNet.Training.Tests;

/// <summary>What saving does with what stands at a path already.</summary>
public sealed class SavingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compilednet");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Saving_to_a_link_replaces_what_it_leads_to()
    {
        string target = InFolder("target");
        File.WriteAllText(target, "former");
        File.CreateSymbolicLink(InFolder("link"), target);

        Save("link");

        AssertSaved("target");
        Assert.Equal(target, new FileInfo(InFolder("link")).LinkTarget);
    }

    [Fact]
    public void Links_to_links_and_relative_links_are_followed_from_where_they_stand()
    {
        Directory.CreateDirectory(InFolder("models"));
        File.WriteAllText(InFolder("models", "target"), "former");
        File.CreateSymbolicLink(InFolder("models", "current"), "target");
        File.CreateSymbolicLink(InFolder("link"), Path.Combine("models", "current"));

        Save("link");

        AssertSaved("models", "target");
        Assert.Equal(["link", "models", "models/target", "models/current"], Entries());
    }

    /// <remarks>The parent of a directory that is reached through a link is that of the directory, not of the link.</remarks>
    [Fact]
    public void A_link_out_of_a_linked_directory_leads_where_the_system_says()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows resolves '..' before links.");
        Directory.CreateDirectory(InFolder("a", "deep"));
        Directory.CreateSymbolicLink(InFolder("b"), InFolder("a", "deep"));
        File.CreateSymbolicLink(InFolder("a", "deep", "link"), "../target");
        File.WriteAllText(InFolder("a", "target"), "former");

        ParameterFile.Save(InFolder("b", "link"), new Line(1).Parameters);

        AssertSaved("a", "target");
        Assert.False(File.Exists(InFolder("target")));
    }

    [Fact]
    public void A_link_to_what_is_not_there_yet_makes_its_target()
    {
        File.CreateSymbolicLink(InFolder("link"), "target");

        Save("link");

        AssertSaved("target");
        Assert.Equal("target", new FileInfo(InFolder("link")).LinkTarget);
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        File.CreateSymbolicLink(InFolder("link"), "other");
        File.CreateSymbolicLink(InFolder("other"), "link");

        IOException exception = Assert.ThrowsAny<IOException>(() => Save("link"));

        Assert.Contains(InFolder("link"), exception.Message, StringComparison.Ordinal);
        Assert.Equal(["link", "other"], Entries());
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [UnsupportedOSPlatform("windows")]
    public void A_file_keeps_its_mode(UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        File.WriteAllText(InFolder("model"), "former");
        File.SetUnixFileMode(InFolder("model"), mode);

        Save("model");

        AssertSaved("model");
        Assert.Equal(mode, File.GetUnixFileMode(InFolder("model")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_new_file_has_the_mode_of_new_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        File.WriteAllText(InFolder("other"), "");

        Save("model");

        Assert.Equal(File.GetUnixFileMode(InFolder("other")), File.GetUnixFileMode(InFolder("model")));
    }

    /// <remarks>Else others could read the values while they are written.</remarks>
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task What_is_written_over_a_private_file_is_private_from_the_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        File.WriteAllText(InFolder("model"), "former");
        File.SetUnixFileMode(InFolder("model"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var seen = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task writing = Task.Run(
            () =>
            {
                while (!seen.IsCancellationRequested)
                    Save("model");
            },
            TestContext.Current.CancellationToken);

        UnixFileMode? mode = null;
        while (mode is null)
            mode = _folder.EnumerateFiles("*.tmp").Select(file => file.Exists ? file.UnixFileMode : (UnixFileMode?)null).FirstOrDefault();
        await seen.CancelAsync();
        await writing;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public void A_file_keeps_its_owner_and_group()
    {
        File.WriteAllText(InFolder("model"), "former");
        UnixCommand.RunOrSkip("chown", "12345:23456", InFolder("model"));

        Save("model");

        AssertSaved("model");
        Assert.Equal("12345:23456", UnixCommand.Output("stat", "-c", "%u:%g", InFolder("model")));
    }

    [Fact]
    public void A_named_pipe_is_refused()
    {
        UnixCommand.RunOrSkip("mkfifo", InFolder("model"));

        Refused("model", "it is a named pipe, not a file");
    }

    [Fact]
    public void A_device_is_refused_and_stays_a_device()
    {
        UnixCommand.RunOrSkip("mknod", InFolder("model"), "c", "1", "3");

        Refused("model", "it is a device, not a file");

        Assert.Equal("character special file", UnixCommand.Output("stat", "-c", "%F", InFolder("model")));
    }

    [Fact]
    public void A_link_to_a_device_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices are looked at on Linux alone.");
        File.CreateSymbolicLink(InFolder("model"), "/dev/null");

        Refused("model", "which leads to '/dev/null', cannot be written: it is a device, not a file");
    }

    [Fact]
    public void A_socket_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sockets are looked at on Linux alone.");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(InFolder("model")));

        Refused("model", "it is a socket, not a file");
    }

    [Fact]
    public void A_directory_is_refused()
    {
        Directory.CreateDirectory(InFolder("model"));

        Refused("model", "it is a directory, not a file");
    }

    [Fact]
    public void A_file_that_is_mounted_by_itself_is_refused_and_stays()
    {
        File.WriteAllText(InFolder("model"), "former");
        File.WriteAllText(InFolder("volume"), "former");
        UnixCommand.RunOrSkip("mount", "--bind", InFolder("volume"), InFolder("model"));
        try
        {
            Refused("model", "it is mounted by itself");
            Assert.Equal("former", File.ReadAllText(InFolder("model")));
        }
        finally
        {
            UnixCommand.RunOrSkip("umount", InFolder("model"));
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_may_only_be_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may write every file.");
        File.WriteAllText(InFolder("model"), "former");
        File.SetUnixFileMode(InFolder("model"), UnixFileMode.UserRead);

        var exception = Assert.Throws<UnauthorizedAccessException>(() => Save("model"));

        Assert.Equal($"'{InFolder("model")}' cannot be written: the file may only be read.", exception.Message);
        Assert.Equal("former", File.ReadAllText(InFolder("model")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_directory_that_may_not_be_written_is_named_with_the_users_path()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may write every directory.");
        File.WriteAllText(InFolder("model"), "former");
        _folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        try
        {
            var exception = Assert.Throws<UnauthorizedAccessException>(() => Save("model"));

            Assert.Contains($"'{InFolder("model")}' cannot be written", exception.Message, StringComparison.Ordinal);
            Assert.Contains($"the directory '{_folder.FullName}'", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(".tmp", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            _folder.UnixFileMode |= UnixFileMode.UserWrite;
        }
    }

    [Fact]
    public void A_directory_that_is_not_there_is_named()
    {
        string path = InFolder("none", "model");

        var exception = Assert.Throws<DirectoryNotFoundException>(() => ParameterFile.Save(path, new Line(1).Parameters));

        Assert.Equal($"'{path}' cannot be written: there is no directory '{InFolder("none")}'.", exception.Message);
    }

    [Fact]
    public void A_directory_that_takes_no_files_is_reported_with_the_users_path()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no such directory here.");

        Exception exception = Assert.ThrowsAny<Exception>(() => ParameterFile.Save("/proc/model", new Line(1).Parameters));

        Assert.True(exception is IOException or UnauthorizedAccessException);
        Assert.StartsWith("'/proc/model' cannot be written: ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_reported_with_the_users_path_and_the_former_file_stays()
    {
        UnixCommand.RunOrSkip("mount", "-t", "tmpfs", "-o", "size=4k", "none", _folder.FullName);
        try
        {
            File.WriteAllText(InFolder("model"), "former");

            IOException exception = Assert.ThrowsAny<IOException>(() => ParameterFile.Save(InFolder("model"), new Digits(1).Parameters));

            Assert.StartsWith($"'{InFolder("model")}' cannot be written: ", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(".tmp", exception.Message, StringComparison.Ordinal);
            Assert.Equal("former", File.ReadAllText(InFolder("model")));
            Assert.Equal(["model"], Entries());
        }
        finally
        {
            UnixCommand.RunOrSkip("umount", _folder.FullName);
        }
    }

    /// <remarks>255 bytes are what file systems allow; of ä there are two to a character.</remarks>
    [Theory]
    [InlineData('m', 255)]
    [InlineData('ä', 127)]
    [InlineData('模', 85)]
    public void The_longest_names_are_saved(char letter, int count)
    {
        string name = new(letter, count);
        Assert.SkipWhen(Encoding.UTF8.GetByteCount(name) > 255, "The name is too long.");

        Save(name);
        Save(name);

        AssertSaved(name);
        Assert.Equal([name], Entries());
    }

    [Fact]
    public void A_name_that_is_too_long_is_reported_with_the_users_path()
    {
        string name = new('m', 256);

        IOException exception = Assert.ThrowsAny<IOException>(() => Save(name));

        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Entries());
    }

    [Fact]
    public void What_a_killed_writer_left_is_deleted_by_the_next()
    {
        File.WriteAllText(InFolder("model.saving-abcd1234.tmp"), "half a mo");

        Save("model");

        AssertSaved("model");
        Assert.Equal(["model"], Entries());
    }

    [Theory]
    [InlineData("model.tmp")]
    [InlineData("model.saving-abcd1234.tmp.txt")]
    [InlineData("model.saving-abcd12345.tmp")]
    [InlineData("other.saving-abcd1234.tmp")]
    public void Files_that_are_not_left_by_a_writer_of_this_one_stay(string name)
    {
        File.WriteAllText(InFolder(name), "mine");

        Save("model");

        Assert.Equal("mine", File.ReadAllText(InFolder(name)));
    }

    [Fact]
    public void The_file_of_a_writer_at_work_is_not_taken_for_one_that_was_left()
    {
        string temporary = InFolder("model.saving-abcd1234.tmp");
        using (File.Open(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read))
        {
            Save("model");

            Assert.True(File.Exists(temporary));
        }
    }

    [Fact]
    public async Task Many_writers_at_once_leave_one_whole_file_and_nothing_else()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                for (int i = 0; i < 50; i++)
                    Save("model");
            },
            TestContext.Current.CancellationToken)));

        AssertSaved("model");
        Assert.Equal(["model"], Entries());
    }

    [Fact]
    public async Task A_reader_beside_writers_finds_a_whole_file_at_every_moment()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not replace a file that is open.");
        Save("model");
        Task writing = Task.Run(
            () =>
            {
                for (int i = 0; i < 200; i++)
                    Save("model");
            },
            TestContext.Current.CancellationToken);

        while (!writing.IsCompleted)
            AssertSaved("model");

        await writing;
    }

    private string InFolder(params string[] names) => Path.Combine([_folder.FullName, .. names]);

    private void Save(string name) => ParameterFile.Save(InFolder(name), new Line(1).Parameters);

    private void AssertSaved(params string[] names)
    {
        var loaded = new Line(2);
        ParameterFile.Load(InFolder(names), loaded.Parameters);
        Assert.Equal(new Line(1).Parameters.ToArray(), loaded.Parameters.ToArray());
    }

    /// <summary>Saving fails with the user's path and a reason, and leaves nothing new.</summary>
    private void Refused(string name, string reason)
    {
        string[] before = Entries();

        IOException exception = Assert.ThrowsAny<IOException>(() => Save(name));

        Assert.StartsWith($"'{InFolder(name)}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Entries());
    }

    private string[] Entries() =>
    [
        .. Directory.GetFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.FullName, path).Replace('\\', '/'))
            .OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal),
    ];
}
