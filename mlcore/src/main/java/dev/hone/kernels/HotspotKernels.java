package dev.hone.kernels;

/**
 * The common forms, with the float64 functions that runtimes have instructions of their own for.
 */
class HotspotKernels extends KernelSet {
  @Override
  public String name() {
    return "hotspot";
  }

  @Override
  double exp(double x) {
    return Math.exp(x);
  }

  @Override
  double log(double x) {
    return Math.log(x);
  }

  @Override
  double log1p(double x) {
    return Math.log1p(x);
  }

  @Override
  double expm1(double x) {
    return Math.expm1(x);
  }
}
