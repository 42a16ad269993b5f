using DiffEngine;

namespace CompiledNet.Snapshots.Testing;

/// <summary>What the machine that runs the tests is like.</summary>
/// <param name="IsBuildServer">Nobody watches: nothing is opened or accepted.</param>
/// <param name="HasScreen">Whether a window can be shown.</param>
/// <param name="AcceptsSnapshots">Whether what is generated becomes the snapshot.</param>
internal sealed record Surroundings(bool IsBuildServer, bool HasScreen, bool AcceptsSnapshots)
{
    /// <summary>The environment variable that, set to <c>true</c>, accepts all snapshots.</summary>
    public const string AcceptVariable = "CompiledNet_AcceptSnapshots";

    public static Surroundings Current =>
        Of(Environment.GetEnvironmentVariable, BuildServerDetector.Detected, OperatingSystem.IsLinux());

    /// <summary>Reads the environment.</summary>
    /// <param name="variable">The value of an environment variable, null if it is not set.</param>
    /// <param name="isKnownBuildServer">Whether the build server is recognised otherwise.</param>
    /// <param name="needsDisplayVariable">Whether a screen is announced by an environment variable.</param>
    /// <exception cref="InvalidOperationException">A build server is told to accept snapshots.</exception>
    public static Surroundings Of(Func<string, string?> variable, bool isKnownBuildServer, bool needsDisplayVariable)
    {
        var isBuildServer = isKnownBuildServer || IsTrue(variable("CI"));
        var accepts = IsTrue(variable(AcceptVariable));
        if (isBuildServer && accepts)
            throw new InvalidOperationException($"{AcceptVariable} is refused on a build server: it would hide every difference.");

        var hasScreen = !needsDisplayVariable
            || !string.IsNullOrEmpty(variable("DISPLAY"))
            || !string.IsNullOrEmpty(variable("WAYLAND_DISPLAY"));
        return new Surroundings(isBuildServer, hasScreen, accepts);
    }

    private static bool IsTrue(string? value) => value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
