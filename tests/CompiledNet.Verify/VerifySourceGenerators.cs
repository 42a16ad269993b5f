namespace VerifyTests;

/// <summary>Prepares the verification of source generators.</summary>
public static class VerifySourceGenerators
{
    /// <summary>Whether <see cref="Initialize"/> was called.</summary>
    public static bool Initialized { get; private set; }

    /// <summary>To be called once, in a module initializer of the test project.</summary>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public static void Initialize()
    {
        if (Initialized)
            throw new InvalidOperationException("VerifySourceGenerators.Initialize() was called before.");
        Initialized = true;
    }
}
