namespace CompiledNet.Analyzers.Tests.Using;

/// <summary>CN0304.</summary>
public class SharedTrainerTests
{
    [Theory]
    [InlineData("Parallel.For(0, 8, i => {|CN0304:trainer.Step(x, y)|});", "Parallel.For")]
    [InlineData("Parallel.For(0, 8, i => { for (int k = 0; k < 9; k++) {|CN0304:trainer.Step(x, labels)|}; });", "Parallel.For")]
    [InlineData("Parallel.ForEach(new[] { x, y }, rows => {|CN0304:_trainer.Step(rows, y)|});", "Parallel.ForEach")]
    [InlineData("await Parallel.ForAsync(0, 8, async (i, stop) => { await Task.Yield(); {|CN0304:trainer.Step(x, y)|}; });", "Parallel.ForAsync")]
    [InlineData("new[] { x, y }.AsParallel().ForAll(rows => {|CN0304:trainer.Step(rows, y)|});", "ParallelEnumerable.ForAll")]
    [InlineData("var tasks = new List<Task>(); for (int i = 0; i < 4; i++) tasks.Add(Task.Run(() => {|CN0304:trainer.Step(x, y)|}));", "Task.Run in a loop")]
    [InlineData("var tasks = new Task[4]; for (int i = 0; i < 4; i++) tasks[i] = Task.Run(() => {|CN0304:trainer.Step(x, y)|}); await Task.WhenAll(tasks);", "Task.Run in a loop")]
    [InlineData("while (n > 0) _ = Task.Run(() => {|CN0304:trainer.Step(x, y)|});", "Task.Run in a loop")]
    [InlineData("foreach (float[] rows in new[] { x, y }) new Thread(() => {|CN0304:trainer.Step(rows, y)|}).Start();", "A thread for each turn of the loop")]
    [InlineData("var threads = new List<Thread>(); for (int i = 0; i < 4; i++) threads.Add(new Thread(() => {|CN0304:trainer.Step(x, y)|}));", "A thread for each turn of the loop")]
    public Task One_trainer_on_several_threads_is_reported_at_the_call(string statements, string runner) => NetworkUse.Finds(
        statements,
        $"{runner} runs this on several threads, but a trainer is for one thread at a time; give each thread its own network and trainer");

    [Theory]
    [InlineData("Parallel.For(0, 8, i => { var own = new Trainer<Digits>(new Digits(i), new Sgd()); own.Step(x, y); });")]
    [InlineData("Parallel.ForEach(new[] { trainer }, own => own.Step(x, y));")]
    [InlineData("var trainers = new[] { trainer }; Parallel.For(0, trainers.Length, i => trainers[i].Step(x, y));")]
    [InlineData("Parallel.For(0, 8, i => { lock (trainer) trainer.Step(x, y); });")]
    [InlineData("Parallel.For(0, 8, i => { Monitor.Enter(trainer); trainer.Step(x, y); Monitor.Exit(trainer); });")]
    [InlineData("Parallel.For(0, 8, i => { if (i == 0) trainer.Step(x, y); });")]
    [InlineData("Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 1 }, i => trainer.Step(x, y));")]
    [InlineData("Parallel.For(0, 8, i => Fresh.Step(x, y));")]
    [InlineData("Parallel.For(0, 8, i => s_own?.Step(x, y));")]
    [InlineData("Parallel.For(0, 8, i => s_own!.Step(x, y));")]
    [InlineData("var own = new ThreadLocal<Trainer<Digits>>(); Parallel.For(0, 8, i => own.Value!.Step(x, y));")]
    [InlineData("Parallel.For(0, 8, i => model.Forward(x, y));")]
    [InlineData("Parallel.For(0, 8, i => trainer.Evaluate(null!));")]
    [InlineData("await Task.Run(() => trainer.Step(x, y));")]
    [InlineData("for (int i = 0; i < 4; i++) await Task.Run(() => trainer.Step(x, y));")]
    [InlineData("for (int i = 0; i < 4; i++) Task.Run(() => trainer.Step(x, y)).Wait();")]
    [InlineData("for (int i = 0; i < 4; i++) { var task = Task.Run(() => trainer.Step(x, y)); await task; }")]
    [InlineData("for (int i = 0; i < 4; i++) { var tasks = new List<Task>(); tasks.Add(Task.Run(() => trainer.Step(x, y))); await Task.WhenAll(tasks); }")]
    [InlineData("for (int i = 0; i < 4; i++) { var thread = new Thread(() => trainer.Step(x, y)); thread.Start(); thread.Join(); }")]
    [InlineData("for (int i = 0; i < 4; i++) { var own = new Trainer<Digits>(new Digits(i), new Sgd()); _ = Task.Run(() => own.Step(x, y)); }")]
    [InlineData("foreach (var own in new[] { trainer }) _ = Task.Run(() => own.Step(x, y));")]
    [InlineData("for (int i = 0; i < 4; i++) trainer.Step(x, y);")]
    public Task What_is_or_may_be_safe_is_left_alone(string statements) => NetworkUse.FindsNothing(statements);
}
