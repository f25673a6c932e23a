"""Do 25 repeats refute what 5 said? The table of docs/statistics.md.

    python3 tools/five_against_many.py diabetes Sonar.csv:Class Ionosphere.csv:Class ...

Each argument is a built-in set or a file, with its target after a colon. A word of five repeats is
refuted where 25 say the opposite, "the same" where five said "by more", "by more" where five said
"the same", or tell an arm of which five said that it takes more data.
"""

import json
import os
import subprocess
import sys
import tempfile

HONE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "hone")
ARMS = "none,l2=0.1,l1=0.01,dropout=0.5"
WITHIN = ("same", "better-by-less", "worse-by-less")


def compare(source, target, repeats):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "result.json")
        command = [HONE, "compare", "--data", source, "--arms", ARMS, "--repeats", str(repeats),
                   "--quiet", "--json", out, "--checkpoint", os.path.join(folder, "work")]
        if target:
            command += ["--target", target]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with open(out, encoding="utf-8") as file:
            return json.load(file)


def direction(verdict):
    return 1 if verdict.startswith("better") else -1 if verdict.startswith("worse") else 0


def refuted(few, many):
    a, b = few["verdict"], many["verdict"]
    return (direction(a) * direction(b) < 0
            or a.endswith("by-more") and b in WITHIN
            or a in WITHIN and b.endswith("by-more")
            or few["moreData"] and direction(b) != 0)


def cell(judged):
    return f"{judged['verdict'].replace('-', ' ')} ({judged['difference']['mean']:+.3g})"


def main():
    counts = {"arms": 0, "decided by 5": 0, "decided by 25": 0, "more data": 0, "refuted": 0}
    print("| set | rows | arm | 5 repeats | 25 repeats | refuted |")
    print("|---|---|---|---|---|---|")
    for argument in sys.argv[1:]:
        source, _, target = argument.partition(":")
        few, many = compare(source, target, 5), compare(source, target, 25)
        name = os.path.splitext(os.path.basename(source))[0]
        rows = few["poolSize"] + few["testSize"]
        for one, other in zip(few["arms"][1:], many["arms"][1:]):
            a, b = one["metricComparison"], other["metricComparison"]
            bad = refuted(a, b)
            counts["arms"] += 1
            counts["decided by 5"] += a["verdict"] != "cannot-say"
            counts["decided by 25"] += b["verdict"] != "cannot-say"
            counts["more data"] += a["moreData"]
            counts["refuted"] += bad
            print(f"| {name} | {rows} | {one['name']} | {cell(a)} | {cell(b)} | {'yes' if bad else 'no'} |")
    print("\n" + ", ".join(f"{what}: {count}" for what, count in counts.items()))


main()
