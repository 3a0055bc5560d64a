using DaNetGen.Cli;
using DaNetGen.Cli.Commands;

return DanetCommand.Run(args, Terminal.OfProcess());
