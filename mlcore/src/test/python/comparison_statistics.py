"""Made the expected numbers of PairedTestTest, SignedRankTest and RepeatsNeededTest.

Run with SciPy 1.17.1: python3 comparison_statistics.py
"""

import itertools
import math

import numpy as np
from scipy import stats


def corrected_t(d, ratio):
    d = np.asarray(d)
    n = len(d)
    se = d.std(ddof=1) * math.sqrt(1 / n + ratio)
    half = stats.t.ppf(0.975, n - 1) * se
    return d.mean(), d.mean() - half, d.mean() + half, 2 * stats.t.sf(abs(d.mean() / se), n - 1)


def sign_flips(d):
    """Wilcoxon's p over all sign patterns, zeros dropped, ties with mean ranks."""
    d = np.asarray([x for x in d if x != 0])
    r = stats.rankdata(np.abs(d))
    w = min(r[d > 0].sum(), r[d < 0].sum())
    sums = [np.dot(s, r) for s in itertools.product((0, 1), repeat=len(r))]
    return min(1, 2 * np.mean(np.asarray(sums) <= w + 1e-9))


five = [0.031, 0.012, 0.044, 0.025, 0.038]
eight = [-0.4, 1.2, 0.3, 0.9, -0.1, 0.7, 1.1, 0.2]
print("fresh", corrected_t(five, 0), stats.ttest_1samp(five, 0).pvalue)
print("resampled 0.25", corrected_t(five, 0.25))
print("eight, 30/120", corrected_t(eight, 0.25))

print("wilcoxon five", stats.wilcoxon(five, method="exact").pvalue)
print("wilcoxon eight", stats.wilcoxon(eight, method="exact").pvalue)
tied = [0.1, 0.1, -0.1, 0.2, 0.3, 0.0, 0.2]
print("ties and a zero", sign_flips(tied))
rng = np.random.RandomState(7)
long = np.round(rng.normal(0.2, 1, 120), 1)
print("long", [float(x) for x in long])
print("long p", stats.wilcoxon(long[long != 0], method="asymptotic", correction=True).pvalue)


def power(size, sd, ratio, level, n):
    nc = size / (sd * math.sqrt(1 / n + ratio))
    return stats.nct.sf(stats.t.isf(level / 2, n - 1), n - 1, nc)


for args in [(1, 1, 0, 0.05, 10), (1, 1, 0, 0.05, 3), (2, 1, 0.25, 0.01, 20), (0.5, 1, 0, 0.05, 34)]:
    print("power", args, power(*args))
for size, sd, ratio, level in [(0.5, 1, 0, 0.05), (1, 1, 0, 0.01), (2, 1, 0.25, 0.05), (2, 1, 0.25, 0.01)]:
    n = next((n for n in range(2, 10001) if power(size, sd, ratio, level, n) >= 0.8), None)
    print("repeats", (size, sd, ratio, level), n)
print("ceiling 1.4, ratio 0.25", stats.norm.cdf(1.4 / 0.5 - stats.norm.isf(0.025)))
