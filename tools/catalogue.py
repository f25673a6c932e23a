#!/usr/bin/env python3
"""Writes the files of the built-in catalogue from packages whose licences let an app ship them.

Run in the project's folder:
    python3 -m venv /tmp/catalogue && /tmp/catalogue/bin/pip install scikit-learn==1.5.2 statsmodels==0.14.4
    /tmp/catalogue/bin/python tools/catalogue.py
It prints the SHA-256 of each file, which dev.hone.data.source.Catalogue has too (a test compares them).
Who measured the data, and under what terms they are here, stands in Catalogue and NOTICE.txt beside the files.
"""
import csv
import hashlib
import os

import pandas
from sklearn import datasets
from statsmodels.datasets import co2, sunspots

FOLDER = "mlcore/src/main/resources/dev/hone/data/source"


def save(name, header, rows):
    path = os.path.join(FOLDER, name + ".csv")
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    with open(path, "rb") as file:
        print(name, len(rows), "rows", hashlib.sha256(file.read()).hexdigest())


def text(value):
    """The shortest digits, without .0."""
    return repr(int(value)) if float(value) == int(value) else repr(float(value))


def classified(name, bunch, header):
    rows = [[text(v) for v in row] + [bunch.target_names[t]] for row, t in zip(bunch.data, bunch.target)]
    save(name, header, rows)


def plain(names):
    return [n.replace(" (cm)", "").replace(" ", "_").replace("/", "_") for n in names]


iris = datasets.load_iris()
classified("iris", iris, plain(iris.feature_names) + ["species"])
cancer = datasets.load_breast_cancer()
classified("breast-cancer", cancer, plain(cancer.feature_names) + ["diagnosis"])
wine = datasets.load_wine()
wine.target_names = ["cultivar1", "cultivar2", "cultivar3"]
classified("wine", wine, plain(wine.feature_names) + ["cultivar"])

diabetes = datasets.load_diabetes(scaled=False)
names = ["age", "sex", "bmi", "blood_pressure", "tc", "ldl", "hdl", "tch", "ltg", "glucose"]
save("diabetes", names + ["progression"], [[text(v) for v in row] + [text(t)] for row, t in zip(diabetes.data, diabetes.target)])

# The published table of counts (Dawson 1995, table 1): class, sex, age, survived; a row a person.
COUNTS = {
    ("Male", "Child", "No"): (0, 0, 35, 0), ("Female", "Child", "No"): (0, 0, 17, 0),
    ("Male", "Adult", "No"): (118, 154, 387, 670), ("Female", "Adult", "No"): (4, 13, 89, 3),
    ("Male", "Child", "Yes"): (5, 11, 13, 0), ("Female", "Child", "Yes"): (1, 13, 14, 0),
    ("Male", "Adult", "Yes"): (57, 14, 75, 192), ("Female", "Adult", "Yes"): (140, 80, 76, 20),
}
people = []
for survived in ("No", "Yes"):
    for age in ("Child", "Adult"):
        for sex in ("Male", "Female"):
            for passengers, count in zip(("1st", "2nd", "3rd", "Crew"), COUNTS[sex, age, survived]):
                people += [[passengers, sex, age, survived]] * count
save("titanic", ["class", "sex", "age", "survived"], people)

spots = sunspots.load_pandas().data
save("sunspots", ["year", "sunspots"], [[text(y), text(s)] for y, s in zip(spots["YEAR"], spots["SUNACTIVITY"])])

# Weekly values with gaps: means of months, from the first after which none is missing.
weekly = co2.load_pandas().data["co2"].dropna()
monthly = weekly.groupby(weekly.index.to_period("M")).mean()
whole = pandas.period_range("1965-01", monthly.index[-1], freq="M")
assert all(month in monthly.index for month in whole)
save("co2", ["month", "co2"], [[str(m), repr(round(float(monthly[m]), 2))] for m in whole])
