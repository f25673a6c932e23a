package dev.hone.kernels;

import dev.hone.base.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;

/** The kernel sets there are. */
public final class KernelSets {
  /** For HotSpot: what the compiler of desktop JVMs turns into vectors. */
  public static final KernelSet HOTSPOT = new HotspotKernels();

  /** For the Android Runtime, whose compiler knows no vectors of roots, minima and comparisons. */
  public static final KernelSet ART = new ArtKernels();

  /**
   * The same bits on every machine: additions, subtractions, products, quotients and square roots
   * in a fixed order, and {@link StrictMath} for what is transcendental.
   */
  public static final KernelSet PORTABLE = new PortableKernels();

  private static final List<KernelSet> ALL = List.of(HOTSPOT, ART, PORTABLE);

  private KernelSets() {}

  /** What this runtime's compiler is at its best with. */
  public static KernelSet usual() {
    return usual(System.getProperty("java.vm.name", ""));
  }

  static KernelSet usual(String runtime) {
    return runtime.equals("Dalvik") ? ART : HOTSPOT;
  }

  /**
   * The set of a name.
   *
   * @param where the field or option that it was given in
   * @throws InvalidInputException naming the sets there are
   */
  public static KernelSet of(Object where, String name) {
    for (KernelSet each : ALL) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw InvalidInputException.value(where, name, names());
  }

  public static List<KernelSet> all() {
    return ALL;
  }

  /** The names there are. */
  public static List<String> names() {
    return ALL.stream().map(KernelSet::name).collect(Collectors.toList());
  }
}
