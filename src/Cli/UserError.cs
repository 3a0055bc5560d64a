namespace DaNetGen.Cli;

/// <summary>Something the user can put right. The message is one sentence: what was wrong, where, and what to do.</summary>
/// <param name="sentence">That sentence, as it is printed.</param>
/// <param name="cause">What was caught below, for <c>--debug</c>.</param>
internal sealed class UserError(string sentence, Exception? cause = null) : Exception(sentence, cause);
