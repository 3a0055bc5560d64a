using DaNetGen.Runtime.Tests.Checkpoints;

// The tests themselves are run by the test host; started as a program, this assembly is the process that KillTests kills.
EndlessWriter.Run(args[0]);
