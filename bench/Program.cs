using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DaNetGen.Bench;

if (args is ["share"])
{
    CompileShare.Print();
    return;
}

// In this process: the benchmarks need nothing of a project of their own, and building one for each takes longer than they do.
ManualConfig config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithId("InProcess"))
    .AddColumn(StatisticColumn.Median)
    .HideColumns(Column.Error, Column.StdDev, Column.RatioSD);
BenchmarkSwitcher.FromAssembly(typeof(ModelsProject).Assembly).Run(args, config);
