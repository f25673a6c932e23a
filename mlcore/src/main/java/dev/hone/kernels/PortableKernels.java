package dev.hone.kernels;

/** The common forms, with the float64 functions that are the same on every machine. */
final class PortableKernels extends KernelSet {
  @Override
  public String name() {
    return "portable";
  }

  @Override
  double exp(double x) {
    return StrictMath.exp(x);
  }

  @Override
  double log(double x) {
    return StrictMath.log(x);
  }

  @Override
  double log1p(double x) {
    return StrictMath.log1p(x);
  }

  @Override
  double expm1(double x) {
    return StrictMath.expm1(x);
  }
}
