"""Made the expected numbers of the tests of dev.hone.stats.

Run with SciPy 1.17.1 and baycomp 1.0.3: python3 comparison_statistics.py
"""

import math

import baycomp
import numpy as np
from scipy import integrate, optimize, stats


def corrected_t(d, ratio):
    d = np.asarray(d)
    n = len(d)
    se = d.std(ddof=1) * math.sqrt(1 / n + ratio)
    half = stats.t.ppf(0.975, n - 1) * se
    return d.mean(), d.mean() - half, d.mean() + half, 2 * stats.t.sf(abs(d.mean() / se), n - 1)


five = [0.031, 0.012, 0.044, 0.025, 0.038]
eight = [-0.4, 1.2, 0.3, 0.9, -0.1, 0.7, 1.1, 0.2]
print("fresh", corrected_t(five, 0), stats.ttest_1samp(five, 0).pvalue)
print("resampled 0.25", corrected_t(five, 0.25))
print("eight, 30/120", corrected_t(eight, 0.25))


def power(size, sd, ratio, level, n):
    nc = size / (sd * math.sqrt(1 / n + ratio))
    return stats.nct.sf(stats.t.isf(level / 2, n - 1), n - 1, nc)


for args in [(1, 1, 0, 0.05, 10), (1, 1, 0, 0.05, 3), (2, 1, 0.25, 0.01, 20), (0.5, 1, 0, 0.05, 34)]:
    print("power", args, power(*args))


print("survival", [float(stats.nct.sf(t, f, d)) for t, f, d in
                   [(2.776, 4, 0), (2.776, 4, 3), (-1, 9, 0.5), (2.0, 49, 2.5), (4.6, 1, 1)]])


def shift(t, freedom, chance):
    return optimize.brentq(lambda d: stats.nct.sf(t, freedom, d) - chance, t - 60, t + 60, xtol=1e-12)


print("shift", [float(shift(t, f, p)) for t, f, p in [(2.0, 4, 0.1), (2.0, 4, 0.9), (-0.3, 19, 0.975)]])


def outlook(d, ratio, level):
    """Ranges of power at 10, 20 and 50 repeats; power of the far end at 1,000."""
    d = np.asarray(d)
    n = len(d)
    unit = math.sqrt(1 / n + ratio)
    t = d.mean() / d.std(ddof=1) / unit
    low, high = (unit * shift(t, n - 1, p) for p in (0.1, 0.9))
    least = 0 if low <= 0 <= high else min(abs(low), abs(high))
    most = max(abs(low), abs(high))
    far = unit * max(abs(shift(t, n - 1, p)) for p in (0.025, 0.975))
    ranges = [(m, float(power(least, 1, ratio, level, m)), float(power(most, 1, ratio, level, m)))
              for m in (10, 20, 50) if m > n]
    return ranges, float(power(far, 1, ratio, level, 1000))


six = [0.4, 1.9, 0.1, 1.2, -0.2, 0.8]
print("outlook five", outlook(five, 0.25, 0.05 / 6))
print("outlook six", outlook(six, 1 / 3, 0.05 / 3))
for level in (0.05, 0.05 / 6):
    print("outlook near zero", level, outlook([-0.02, 0.015, 0.01, -0.012, 0.003], 3, level))

# baycomp takes K folds over runs: rho = 1/K. Left, same, right; right is better here.
ten = [0.02, 0.03, -0.01, 0.04, 0.015, 0.0, 0.022, 0.035, 0.01, -0.004]
print("chances ten, 5 folds, 2 runs, 0.01", baycomp.two_on_single(np.zeros(10), np.array(ten), rope=0.01, runs=2))
print("chances eight, 4 folds, 2 runs, 0.3", baycomp.two_on_single(np.zeros(8), np.array(eight), rope=0.3, runs=2))
print("chances five, 5 folds, 1 run, 0.02", baycomp.two_on_single(np.zeros(5), np.array(five), rope=0.02, runs=1))


def dunnett(arms):
    """Two-sided 5 % point of the largest of so many normals that correlate by a half."""
    def beyond(c):
        inner = lambda z: stats.norm.pdf(z) * (stats.norm.cdf(c * math.sqrt(2) + z) - stats.norm.cdf(-c * math.sqrt(2) + z)) ** arms
        return integrate.quad(inner, -8, 8)[0] - 0.95
    return optimize.brentq(beyond, 1, 4)


print("Dunnett", [float(dunnett(k)) for k in range(2, 7)])
print("Sidak, six arms", float(stats.norm.isf((1 - 0.95 ** (1 / 6)) / 2)))

points = [0.02, -0.01, 0.03, 0, 0.01]
print("HeadlineTest, one arm and two, fresh", outlook(points, 0, 0.05), outlook(points, 0, 0.025))
print("HeadlineTest, shared", outlook([0.01, 0.015, -0.01, 0.02, 0.005], 0.25, 0.05))
small = [0.002, 0.012, -0.008, 0.004, -0.006]
print("HeadlineTest, more data", outlook(small, 4, 0.025))
