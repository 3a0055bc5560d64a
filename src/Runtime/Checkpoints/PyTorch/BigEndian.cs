namespace DaNetGen.Checkpoints;

/// <summary>Files of machines that write the high byte first.</summary>
internal static class BigEndian
{
    /// <summary>Says so.</summary>
    public static WeightsFault Refused() => WeightsFault.Refused("its numbers are in big-endian order; load and save it again on a little-endian machine, such as any x86-64 or Arm");
}
