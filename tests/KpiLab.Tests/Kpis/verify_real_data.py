"""The numbers that RealDataTests expects, computed from the public files with Python's standard library alone: python3 verify_real_data.py FOLDER"""
import csv
import sys
from collections import defaultdict

folder = sys.argv[1]


def rows(name, **options):
    with open(f"{folder}/{name}", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, **options))


telco = rows("telco_customer_churn.csv")
gone = [float(r["MonthlyCharges"]) for r in telco if r["Churn"] == "Yes"]
print("telco churn", len(gone), len(telco), "revenue", round(sum(gone), 2), round(sum(float(r["MonthlyCharges"]) for r in telco), 2))

staff = rows("ibm_hr_employee_attrition.csv")
ITEMS = ["EnvironmentSatisfaction", "JobInvolvement", "JobSatisfaction", "RelationshipSatisfaction", "WorkLifeBalance"]
answers = [int(r[item]) for r in staff for item in ITEMS]
print("ibm turnover", sum(r["Attrition"] == "Yes" for r in staff), len(staff), "engagement", sum(answers), len(answers), "highest", max(answers))

spent = defaultdict(float)
with open(f"{folder}/CDNOW_sample.txt", encoding="ascii") as file:
    for line in file:
        _, customer, _, _, dollars = line.split()
        spent[customer] += float(dollars)
print("cdnow", round(sum(spent.values()), 2), len(spent))

sales = [r for r in rows("online_retail.csv") if r["CustomerID"] and int(r["Quantity"]) > 0 and float(r["UnitPrice"]) > 0]
print("retail", round(sum(int(r["Quantity"]) * float(r["UnitPrice"]) for r in sales), 3), len({r["CustomerID"] for r in sales}), len({r["InvoiceNo"] for r in sales}))
by_country = defaultdict(float)
for r in sales:
    by_country[r["Country"]] += int(r["Quantity"]) * float(r["UnitPrice"])
print("retail hhi by country", round(sum((100 * v / sum(by_country.values())) ** 2 for v in by_country.values()), 6))

for name, column, yes in (("online_shoppers_intention.csv", "Revenue", "TRUE"), ("bank_marketing_full.csv", "y", "yes")):
    items = rows(name)
    print(name, sum(r[column].upper() == yes.upper() for r in items), len(items))

scores = [int(float(r["LikelyToRecommend"])) for r in rows("carpentries_nps_survey.csv") if r["LikelyToRecommend"] not in ("", "NA")]
print("carpentries", sum(s >= 9 for s in scores), sum(6 < s < 9 for s in scores), sum(s <= 6 for s in scores))
