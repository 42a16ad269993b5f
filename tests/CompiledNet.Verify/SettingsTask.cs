using System.Diagnostics.Contracts;
using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A verification that can still be told its parameters; awaiting it runs it.</summary>
public sealed class SettingsTask
{
    private readonly Func<object?[]?, Task> _run;
    private object?[]? _parameters;
    private Task? _task;

    internal SettingsTask(Func<object?[]?, Task> run) => _run = run;

    /// <summary>Names the case of a theory in the file names: <c>Class.Method_units=3#...</c>.</summary>
    /// <param name="parameters">The values of the test method's parameters, in their order, the last ones may be left out.</param>
    /// <returns>This verification.</returns>
    /// <exception cref="ArgumentException">No value is given.</exception>
    /// <exception cref="InvalidOperationException">The verification runs already.</exception>
    [Pure]
    public SettingsTask UseParameters(params object?[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Length == 0)
            throw new ArgumentException("Give the value of at least one parameter.", nameof(parameters));
        if (_task is not null)
            throw new InvalidOperationException("UseParameters must come before the verification is awaited.");

        _parameters = parameters;
        return this;
    }

    /// <inheritdoc cref="UseParameters(object?[])"/>
    /// <param name="parameter">The value of the first parameter of the test method.</param>
    [Pure]
    public SettingsTask UseParameters<T>(T parameter) => UseParameters([parameter]);

    /// <inheritdoc cref="UseParameters(object?[])"/>
    /// <param name="parameters">The value of the first parameter of the test method, which is an array.</param>
    [Pure]
    public SettingsTask UseParameters<T>(T[] parameters) => UseParameters([(object?)parameters]);

    /// <summary>Runs the verification, once however often it is asked for.</summary>
    /// <returns>The task that fails when a snapshot is missing, different or stale.</returns>
    [Pure]
    public Task ToTask() => _task ??= _run(_parameters);

    /// <summary>Makes the verification awaitable.</summary>
    /// <returns>The awaiter of <see cref="ToTask"/>.</returns>
    [Pure]
    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    /// <summary>Runs the verification.</summary>
    /// <param name="settingsTask">The verification.</param>
    [Pure]
    public static implicit operator Task(SettingsTask settingsTask)
    {
        ArgumentNullException.ThrowIfNull(settingsTask);
        return settingsTask.ToTask();
    }
}
